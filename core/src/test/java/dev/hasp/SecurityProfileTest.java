package dev.hasp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.Mount;
import dev.hasp.control.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityProfileTest {

    private static final SecurityProfile SITE = SecurityProfile.builder()
            .user(User.of(65534, 65534))
            .capabilities(Capabilities.none())
            .memory(ByteSize.mebibytes(256))
            .build()
            .named("site");

    @Test
    void an_overlay_replaces_what_it_decides_and_keeps_the_rest() {
        SecurityProfile job =
                SecurityProfile.builder().memory(ByteSize.gibibytes(2)).build().named("job");

        SecurityProfile both = SITE.overlay(job);

        assertThat(both.memory()).contains(ByteSize.gibibytes(2));
        assertThat(both.user()).contains(User.of(65534, 65534));
        assertThat(both.origin(Controls.MEMORY)).contains(Origin.layer("job"));
        assertThat(both.origin(Controls.USER)).contains(Origin.layer("site"));
        assertThat(both.origin(Controls.CPUS)).isEmpty();
    }

    @Test
    void where_a_decision_came_from_is_no_part_of_equality() {
        assertThat(SITE.named("other")).isEqualTo(SITE).hasSameHashCodeAs(SITE);
        assertThat(SITE.without(Controls.MEMORY)).isNotEqualTo(SITE);
    }

    @Test
    void a_list_given_to_a_profile_cannot_change_it_later() {
        List<Mount> mounts = new ArrayList<>(List.of(Mount.bind("/srv/in", "/in")));
        SecurityProfile profile = SecurityProfile.empty().with(Controls.MOUNTS, mounts);

        mounts.clear();

        assertThat(profile.mounts().orElseThrow()).hasSize(1);
        assertThat(profile.plus(Controls.MOUNTS, Mount.bind("/srv/out", "/out"))
                        .mounts()
                        .orElseThrow())
                .hasSize(2);
    }

    @Test
    void decided_controls_come_in_the_order_of_the_table() {
        SecurityProfile profile = SecurityProfile.builder()
                .memory(ByteSize.mebibytes(64))
                .user(User.of(1, 1))
                .build();

        assertThat(profile.decided()).map(Object::toString).containsExactly("user", "memory");
    }
}
