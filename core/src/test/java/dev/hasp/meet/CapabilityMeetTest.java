package dev.hasp.meet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Capabilities;
import dev.hasp.control.User;
import dev.hasp.linux.Capability;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilityMeetTest {

    private static final Capabilities ALL = new Capabilities(true, Set.of(), false, Set.of());

    private static Capabilities meet(Capabilities first, Capabilities second) {
        return SecurityProfile.builder()
                .capabilities(first)
                .build()
                .restrict(SecurityProfile.builder().capabilities(second).build())
                .capabilities()
                .orElseThrow();
    }

    @Test
    void what_one_side_adds_to_the_default_is_not_added() {
        Capabilities more = Capabilities.engineDefault().plus(Capability.SYS_ADMIN);

        assertThat(meet(more, Capabilities.engineDefault())).isEqualTo(Capabilities.engineDefault());
        assertThat(SecurityProfile.empty()
                        .restrict(SecurityProfile.builder().capabilities(more).build())
                        .capabilities())
                .contains(Capabilities.engineDefault());
    }

    @Test
    void what_either_drops_is_dropped() {
        assertThat(meet(
                        Capabilities.engineDefault().minus(Capability.NET_RAW),
                        Capabilities.engineDefault().minus(Capability.MKNOD)))
                .isEqualTo(Capabilities.engineDefault().minus(Capability.NET_RAW, Capability.MKNOD));
    }

    @Test
    void what_both_name_is_added_by_name() {
        assertThat(meet(
                        Capabilities.only(Capability.CHOWN, Capability.SYS_TIME),
                        Capabilities.only(Capability.KILL, Capability.SYS_TIME)))
                .isEqualTo(Capabilities.only(Capability.SYS_TIME));
        assertThat(meet(ALL, Capabilities.only(Capability.SYS_TIME))).isEqualTo(Capabilities.only(Capability.SYS_TIME));
        assertThat(meet(ALL, Capabilities.engineDefault().plus(Capability.SYS_TIME)))
                .isEqualTo(Capabilities.engineDefault().plus(Capability.SYS_TIME));
    }

    @Test
    void what_one_side_leaves_to_the_engine_is_never_added_by_name() {
        Capabilities met = meet(Capabilities.only(Capability.NET_RAW), Capabilities.engineDefault());

        assertThat(met.addsAny()).isFalse();
        assertThat(met.drop()).hasSize(13).doesNotContain(Capability.NET_RAW);
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(meet(Capabilities.none(), ALL)).isEqualTo(Capabilities.none());
        assertThat(meet(Capabilities.none(), Capabilities.engineDefault())).isEqualTo(Capabilities.none());
        assertThat(meet(Capabilities.only(Capability.SYS_TIME), Capabilities.engineDefault()))
                .isEqualTo(Capabilities.none());
    }

    @Test
    void privileged_gives_way_to_the_other_s_capabilities() {
        SecurityProfile privileged = SecurityProfile.builder().privileged(true).build();
        SecurityProfile admin = SecurityProfile.builder()
                .capabilities(Capabilities.engineDefault().plus(Capability.NET_ADMIN))
                .build();

        assertThat(privileged.restrict(admin)).isEqualTo(admin);
        assertThat(privileged.restrict(SecurityProfile.empty())).isEqualTo(SecurityProfile.empty());
        assertThat(privileged.restrict(privileged)).isEqualTo(privileged);
    }

    @Test
    void what_validation_calls_out_of_reach_is_left_out() {
        Capabilities both = Capabilities.only(Capability.CHOWN, Capability.SYS_TIME);
        SecurityProfile user = SecurityProfile.builder()
                .user(User.of(1000, 1000))
                .capabilities(both)
                .build();
        SecurityProfile locked = SecurityProfile.builder()
                .noNewPrivileges(true)
                .capabilities(both)
                .build();

        SecurityProfile met = user.restrict(locked);

        assertThat(met.validate()).noneMatch(finding -> finding.isError());
        assertThat(met.capabilities().orElseThrow().addsAny()).isFalse();
    }
}
