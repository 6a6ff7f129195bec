package dev.hasp.refusal;

import static dev.hasp.refusal.Engines.DOCKER_28;
import static dev.hasp.refusal.Engines.PODMAN;
import static dev.hasp.refusal.Engines.allBut;
import static dev.hasp.refusal.Engines.refused;
import static dev.hasp.refusal.Engines.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Account;
import dev.hasp.control.Capabilities;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import org.junit.jupiter.api.Test;

class IdentityRefusalsTest {

    private static final EngineFacts DOCKER_20 = Engines.DOCKER_20;
    private static final EngineFacts REMAPPED =
            DOCKER_28.toBuilder().usernsRemap(true).build();
    private static final EngineFacts ROOTLESS =
            DOCKER_28.toBuilder().rootless(true).build();

    @Test
    void an_id_beyond_the_usual_range_may_have_no_place_where_ids_are_mapped() {
        assertThat(refused(REMAPPED, p -> p.user(User.of(70_000, 1)))).containsExactly("id-may-be-unmapped");
        assertThat(refused(REMAPPED, p -> p.user(User.of(1, 70_000)))).containsExactly("id-may-be-unmapped");
        assertThat(refused(ROOTLESS, p -> p.groups(Account.of(65_536)))).containsExactly("id-may-be-unmapped");
        assertThat(refused(ROOTLESS, p -> p.user(User.of(65_535, 65_535)))).isEmpty();
        assertThat(refused(REMAPPED, p -> p.user(User.of(70_000, 1)).userns(UsernsMode.HOST)))
                .isEmpty();
        assertThat(refused(DOCKER_28, p -> p.user(User.of(70_000, 1)))).isEmpty();
    }

    @Test
    void a_capability_that_nobody_knows_is_refused_by_the_releases_that_were_compared() {
        Capability invented = Capability.of("TIME_TRAVEL");

        assertThat(refused(DOCKER_20, p -> p.capabilities(Capabilities.only(invented))))
                .containsExactly("capability-unknown-to-engine");
        assertThat(refused(
                        PODMAN, p -> p.capabilities(Capabilities.engineDefault().minus(invented))))
                .containsExactly("capability-unknown-to-engine");
        assertThat(refused(stranger("30.0"), p -> p.capabilities(Capabilities.only(invented))))
                .containsExactly("capability-not-known");
    }

    @Test
    void the_newest_capabilities_may_be_beyond_an_engine_s_library() {
        assertThat(refused(DOCKER_20, p -> p.capabilities(Capabilities.only(Capability.BPF, Capability.KILL))))
                .containsExactly("capability-not-known");
        assertThat(refused(DOCKER_28, p -> p.capabilities(Capabilities.only(Capability.BPF))))
                .isEmpty();
    }

    @Test
    void a_capability_is_refused_by_a_kernel_from_before_it() {
        EngineFacts old = DOCKER_28.toBuilder().kernel(new KernelVersion(5, 8)).build();

        assertThat(refused(old, p -> p.capabilities(Capabilities.only(Capability.CHECKPOINT_RESTORE))))
                .containsExactly("capability-newer-than-kernel");
        assertThat(refused(old, p -> p.capabilities(Capabilities.only(Capability.BPF))))
                .isEmpty();
    }

    @Test
    void a_capability_that_the_daemon_lacks_is_refused_in_either_list_since_23() {
        EngineFacts poor = DOCKER_28.toBuilder()
                .capabilities(allBut(Capability.SYS_RESOURCE))
                .build();

        assertThat(refused(poor, p -> p.capabilities(Capabilities.only(Capability.SYS_RESOURCE))))
                .containsExactly("capability-unavailable");
        assertThat(refused(
                        poor, p -> p.capabilities(Capabilities.engineDefault().minus(Capability.SYS_RESOURCE))))
                .containsExactly("capability-unavailable");
        assertThat(refused(poor, p -> p.privileged(true))).isEmpty();
        assertThat(refused(DOCKER_28, p -> p.capabilities(Capabilities.only(Capability.SYS_RESOURCE))))
                .isEmpty();
    }

    @Test
    void a_capability_that_the_daemon_lacks_stops_an_older_one_at_start() {
        EngineFacts poor = DOCKER_20.toBuilder()
                .capabilities(allBut(Capability.SYS_RESOURCE))
                .build();

        assertThat(refused(poor, p -> p.capabilities(Capabilities.only(Capability.SYS_RESOURCE))))
                .containsExactly("capability-beyond-daemon");
        assertThat(refused(poor, p -> p.privileged(true))).containsExactly("capability-beyond-daemon");
        assertThat(refused(
                        poor, p -> p.capabilities(Capabilities.engineDefault().minus(Capability.SYS_RESOURCE))))
                .isEmpty();
        assertThat(refused(
                        poor.toBuilder().usernsRemap(true).build(),
                        p -> p.capabilities(Capabilities.only(Capability.SYS_RESOURCE))))
                .isEmpty();
    }

    @Test
    void a_daemon_that_lacks_one_of_the_defaults_starts_nothing_unless_it_is_dropped() {
        EngineFacts poor =
                DOCKER_20.toBuilder().capabilities(allBut(Capability.MKNOD)).build();

        assertThat(refused(poor, p -> p)).containsExactly("capability-beyond-daemon");
        assertThat(refused(poor, p -> p.capabilities(Capabilities.none()))).isEmpty();
    }

    @Test
    void remapped_ids_go_with_nothing_of_the_host() {
        assertThat(refused(REMAPPED, p -> p.privileged(true))).containsExactly("refused-with-remapped-ids");
        assertThat(refused(REMAPPED, p -> p.network(NetworkMode.host()).pid(PidMode.host())))
                .containsExactly("refused-with-remapped-ids", "refused-with-remapped-ids");
        assertThat(refused(REMAPPED, p -> p.ipc(IpcMode.host()))).containsExactly("ipc-with-remapped-ids");
        assertThat(refused(REMAPPED, p -> p.writableCgroups(true))).containsExactly("cgroups-with-mapped-ids");
        assertThat(refused(ROOTLESS, p -> p.writableCgroups(true))).containsExactly("cgroups-with-mapped-ids");
        assertThat(refused(
                        REMAPPED,
                        p -> p.userns(UsernsMode.HOST).privileged(true).ipc(IpcMode.host())))
                .isEmpty();
        assertThat(refused(DOCKER_28, p -> p.privileged(true).ipc(IpcMode.host())))
                .isEmpty();
    }

    @Test
    void what_belongs_to_the_host_is_unknown_where_nobody_knows_of_remapping() {
        assertThat(refused(stranger("28.5.2"), p -> p.pid(PidMode.host()).ipc(IpcMode.host())))
                .containsExactly("remapping-not-known", "remapping-not-known");
        assertThat(refused(stranger("28.5.2"), p -> p.pid(PidMode.host()).userns(UsernsMode.HOST)))
                .isEmpty();
    }
}
