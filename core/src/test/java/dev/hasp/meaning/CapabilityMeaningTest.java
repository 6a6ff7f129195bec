package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Capabilities;
import dev.hasp.control.User;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityMeaningTest {

    private static final EngineFacts DOCKER_28 = Meant.docker("28.5.2").build();
    private static final Set<Capability> NONE = Set.of();

    @Test
    void an_open_profile_leaves_root_the_engines_fourteen() {
        Meant meant = Meant.of(DOCKER_28, profile -> profile.user(User.of(0, 0)));

        assertThat(meant.value(Aspects.BOUNDING)).contains(new TreeSet<>(Capabilities.ENGINE_DEFAULTS));
        assertThat(meant.value(Aspects.EFFECTIVE)).contains(new TreeSet<>(Capabilities.ENGINE_DEFAULTS));
        assertThat(meant.reasons(Aspects.BOUNDING)).startsWith("engine default of Docker 28.5.2; ");
        assertThat(meant.codes()).isEmpty();
    }

    @Test
    void what_is_added_counts_after_what_is_dropped() {
        Meant meant = Meant.of(
                DOCKER_28,
                profile -> profile.user(User.of(0, 0))
                        .capabilities(Capabilities.engineDefault()
                                .minus(Capability.CHOWN, Capability.KILL)
                                .plus(Capability.SYS_PTRACE, Capability.KILL)));

        assertThat(meant.value(Aspects.BOUNDING).orElseThrow())
                .contains(Capability.SYS_PTRACE, Capability.KILL)
                .doesNotContain(Capability.CHOWN)
                .hasSize(14);
    }

    @Test
    void dropping_all_leaves_what_is_added() {
        Meant meant = Meant.of(
                DOCKER_28,
                profile -> profile.user(User.of(0, 0)).capabilities(Capabilities.only(Capability.NET_BIND_SERVICE)));

        assertThat(meant.value(Aspects.PERMITTED)).contains(new TreeSet<>(Set.of(Capability.NET_BIND_SERVICE)));
        assertThat(meant.reasons(Aspects.PERMITTED)).contains("capabilities drop ALL, add NET_BIND_SERVICE (code)");
    }

    @Test
    void adding_all_beats_dropping_all_and_gives_what_the_daemon_has() {
        Set<Capability> daemon = new TreeSet<>(Capability.known());
        daemon.remove(Capability.SYS_RESOURCE);
        Meant meant = Meant.of(
                Meant.docker("28.5.2").capabilities(daemon).build(),
                profile -> profile.capabilities(new Capabilities(true, Set.of(), true, Set.of(Capability.SYS_ADMIN))));

        assertThat(meant.value(Aspects.BOUNDING).orElseThrow())
                .hasSize(daemon.size() - 1)
                .doesNotContain(Capability.SYS_ADMIN, Capability.SYS_RESOURCE);
    }

    @Test
    void all_is_unknown_where_the_daemons_own_set_is() {
        Meant meant = Meant.of(Meant.bare("28"), profile -> profile.privileged(true));

        assertThat(meant.value(Aspects.BOUNDING)).isEmpty();
        assertThat(meant.reasons(Aspects.BOUNDING)).contains("privileged true", "its API does not tell");
    }

    @Test
    void docker_20_10_knows_capabilities_up_to_audit_read() {
        Meant meant = Meant.of(Meant.bare("20.10.24+dfsg1"), profile -> profile.privileged(true));

        assertThat(meant.value(Aspects.BOUNDING).orElseThrow())
                .hasSize(38)
                .contains(Capability.AUDIT_READ)
                .doesNotContain(Capability.PERFMON, Capability.BPF);
    }

    @Test
    void privileged_keeps_what_is_dropped() {
        Meant meant = Meant.of(DOCKER_28, profile -> profile.privileged(true).capabilities(Capabilities.none()));

        assertThat(meant.value(Aspects.BOUNDING).orElseThrow())
                .hasSize(Capability.known().size());
        assertThat(meant.codes()).contains("capabilities-overridden-by-privileged");
    }

    @Test
    void a_user_other_than_root_has_nothing_in_effect() {
        Meant meant = Meant.of(
                DOCKER_28,
                profile -> profile.user(User.of(1000, 1000)).capabilities(Capabilities.only(Capability.NET_RAW)));

        assertThat(meant.value(Aspects.BOUNDING)).contains(new TreeSet<>(Set.of(Capability.NET_RAW)));
        assertThat(List.of(Aspects.PERMITTED, Aspects.EFFECTIVE, Aspects.INHERITABLE, Aspects.AMBIENT))
                .allSatisfy(
                        aspect -> assertThat(meant.value(aspect).orElseThrow()).isEqualTo(NONE));
        assertThat(meant.codes()).containsExactly("capabilities-ineffective-for-user");
    }

    @Test
    void with_podman_a_user_other_than_root_has_what_is_added() {
        Meant meant = Meant.of(
                Meant.podman("4.3.1").build(),
                profile -> profile.user(User.of(1000, 1000)).capabilities(Capabilities.only(Capability.NET_RAW)));

        assertThat(List.of(Aspects.PERMITTED, Aspects.EFFECTIVE, Aspects.INHERITABLE, Aspects.AMBIENT))
                .allSatisfy(
                        aspect -> assertThat(meant.value(aspect).orElseThrow()).isEqualTo(Set.of(Capability.NET_RAW)));
        assertThat(meant.codes()).isEmpty();
    }

    @Test
    void podmans_default_set_is_the_hosts_to_say() {
        Meant meant = Meant.of(Meant.podman("5.4.2").build(), profile -> profile.user(User.of(0, 0)));

        assertThat(meant.value(Aspects.BOUNDING)).isEmpty();
        assertThat(meant.value(Aspects.EFFECTIVE)).isEmpty();
        assertThat(meant.value(Aspects.AMBIENT).orElseThrow()).isEmpty();
        assertThat(meant.reasons(Aspects.BOUNDING)).contains("containers.conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imageDefault", "web"})
    void whether_a_named_user_has_any_is_unknown(String user) {
        Meant meant = Meant.of(DOCKER_28, profile -> profile.user(User.parse(user)));

        assertThat(meant.value(Aspects.EFFECTIVE)).isEmpty();
        assertThat(meant.reasons(Aspects.EFFECTIVE)).contains("whether the user is root is not known");
    }

    @Test
    void no_user_has_any_where_none_can_be_gained() {
        Meant meant = Meant.of(DOCKER_28, profile -> profile.capabilities(Capabilities.none()));

        assertThat(meant.value(Aspects.EFFECTIVE).orElseThrow()).isEmpty();
    }

    @Test
    void engines_before_20_10_14_leave_the_bounding_set_inheritable() {
        Meant meant = Meant.of(
                Meant.docker("20.10.13").build(),
                profile -> profile.user(User.of(0, 0)).capabilities(Capabilities.only(Capability.KILL)));

        assertThat(meant.value(Aspects.INHERITABLE)).contains(new TreeSet<>(Set.of(Capability.KILL)));
        assertThat(meant.codes()).containsExactly("capabilities-inheritable");
    }
}
