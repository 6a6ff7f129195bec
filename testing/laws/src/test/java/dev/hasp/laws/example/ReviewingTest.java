package dev.hasp.laws.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.ceiling.NotAdmittedException;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.User;
import dev.hasp.engine.EngineFacts;
import org.junit.jupiter.api.Test;

class ReviewingTest {

    private static final EngineFacts ENGINE = EngineFacts.plainDocker("28.5.2");
    private static final SecurityProfile FEW = SecurityProfile.builder()
            .user(User.of(1000, 1000))
            .pidsLimit(PidsLimit.of(100))
            .build();

    @Test
    void fewer_processes_are_at_least_as_strict_and_more_are_not() {
        SecurityProfile more = FEW.toBuilder().pidsLimit(PidsLimit.of(101)).build();

        assertThat(Reviewing.review(FEW.toSpec(), more.toSpec(), ENGINE)).isTrue();
        assertThat(Reviewing.review(more.toSpec(), FEW.toSpec(), ENGINE)).isFalse();
    }

    @Test
    void the_site_s_and_the_team_s_ceiling_both_hold() {
        String site = "version: 1\nname: site\ndemands: {nonRoot: true}\n";
        SecurityProfile many = FEW.toBuilder().pidsLimit(PidsLimit.of(257)).build();

        assertThat(Reviewing.admit(site, FEW, ENGINE)).isEqualTo(FEW.toSpec());
        assertThatThrownBy(() -> Reviewing.admit(site, many, ENGINE))
                .isInstanceOf(NotAdmittedException.class)
                .hasMessageContaining("team");
    }
}
