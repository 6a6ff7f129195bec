package dev.hasp.testing.assertions;

import static dev.hasp.testing.assertions.HaspAssertions.assertThat;
import static dev.hasp.testing.assertions.HaspAssertions.assertThatProfile;
import static dev.hasp.testing.assertions.HaspAssertions.assertThatSpec;
import static dev.hasp.testing.assertions.HaspAssertions.syscall;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.User;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.profiles.CiRunner;
import dev.hasp.profiles.Restricted;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProfileAssertTest {

    private static final SecurityProfile NOTHING = SecurityProfile.empty();

    @Test
    void a_locked_profile_has_everything_that_it_should() {
        assertThat(Restricted.preset())
                .hasNoFindings()
                .hasNoErrors()
                .holdsNoCapabilities()
                .runsAsNonRoot()
                .runsAs(65534, 65534)
                .hasNoNewPrivileges()
                .hasReadOnlyRoot()
                .writesOnlyBelow("/tmp")
                .runsNothingOn("/tmp")
                .hasOwnNamespaces()
                .hasNoNetwork()
                .joinsNetwork(NetworkMode.none())
                .hasMemoryLimit(ByteSize.mebibytes(512))
                .hasMemoryLimitUpTo(ByteSize.gibibytes(1))
                .hasNoSwap()
                .hasCpuLimit(Cpus.of(1))
                .hasPidsLimit(256)
                .hasResourceLimit("nofile", 1024)
                .hasOutputLimitUpTo(ByteSize.mebibytes(30))
                .denies(syscall("mount"))
                .allows(syscall("read"))
                .means(Aspects.INIT_RUNS, true)
                .decides(Controls.USER, Controls.MEMORY)
                .leavesOpen(Controls.MOUNTS)
                .rendersFlags("--network=none", "--read-only");
    }

    @Test
    void what_an_engine_leaves_to_everyone_fails_with_the_engine_as_the_reason() {
        refuses(() -> assertThat(NOTHING).hasNoNewPrivileges(), "the empty profile on Docker 28.5.2", "engine default");
        refuses(() -> assertThat(NOTHING).holdsNoCapabilities(), "drop all", "NET_RAW", "engine default");
        refuses(() -> assertThat(NOTHING).hasReadOnlyRoot(), "rootReadOnly is false");
        refuses(() -> assertThat(NOTHING).writesOnlyBelow("/"), "read-only root");
        refuses(() -> assertThat(NOTHING).hasNoNetwork(), "loopback");
        refuses(() -> assertThat(NOTHING).hasMemoryLimit(ByteSize.gibibytes(1)), "memory is unlimited");
        refuses(() -> assertThat(NOTHING).hasMemoryLimitUpTo(ByteSize.gibibytes(1)), "memory is unlimited");
        refuses(() -> assertThat(NOTHING).hasNoSwap(), "swap");
        refuses(() -> assertThat(NOTHING).hasCpuLimit(Cpus.of(1)), "cpu is unlimited");
        refuses(() -> assertThat(NOTHING).hasPidsLimit(1), "pids is unlimited");
        refuses(() -> assertThat(NOTHING).hasResourceLimit("nofile", 1024), "nofile");
        refuses(() -> assertThat(NOTHING).runsNothingOn("/tmp"), "/tmp");
        refuses(() -> assertThat(NOTHING).decides(Controls.USER), "leaves them open");
        refuses(() -> assertThat(NOTHING).hasFinding("no-such-finding"), "there is none");
    }

    @Test
    void what_is_not_known_passes_no_assertion() {
        refuses(() -> assertThat(NOTHING).runsAsNonRoot(), "not known", "image");
        refuses(
                () -> assertThat(NOTHING).on(EngineFacts.docker("28.5.2")).denies(syscall("mount")),
                "seccompRules is not known");
    }

    @Test
    void a_failure_names_the_layer_that_set_the_value() {
        SecurityProfile named =
                Restricted.preset().profile().with(Controls.USER, User.of(0, 0)).named("job 42");

        refuses(() -> assertThat(named).runsAsNonRoot(), "<job 42, restricted>", "uid is 0", "(job 42)");
        refuses(() -> assertThat(named).leavesOpen(Controls.INIT), "leave init open", "(restricted)");
    }

    @Test
    void a_comparison_that_fails_shows_the_witness_and_both_layers() {
        SecurityProfile root =
                Restricted.preset().profile().with(Controls.USER, User.of(0, 0)).named("restricted");
        SecurityProfile more = root.with(Controls.CAPABILITIES, Capabilities.only(Capability.of("NET_RAW")))
                .named("job 42");

        refuses(
                () -> assertThat(more).isAtLeastAsStrictAs(root),
                "<restricted, job 42> on Docker 28.5.2 to be at least as strict as <restricted>",
                "it may hold NET_RAW in the bounding set",
                "(job 42)",
                "(restricted)");
        refuses(
                () -> assertThat(root).isEquallyStrictAs(more),
                "but it is stricter; beyond it, <",
                "it may hold NET_RAW in the bounding set");
        assertThat(root).isStricterThan(more).isAtLeastAsStrictAs(more);
        refuses(() -> assertThat(root).isStricterThan(root), "but it is equal");
        assertThat(root).isEquallyStrictAs(root);
    }

    @Test
    void an_impossible_profile_fails_with_every_finding() {
        SecurityProfile impossible = NOTHING.with(
                        Controls.CAPABILITIES,
                        new Capabilities(
                                false,
                                java.util.Set.of(Capability.of("KILL")),
                                false,
                                java.util.Set.of(Capability.of("KILL"))))
                .with(Controls.PIDS_LIMIT, PidsLimit.unlimited())
                .named("odd");

        refuses(() -> assertThat(impossible).hasNoErrors(), "capability-added-and-dropped", "(odd)");
        refuses(() -> assertThat(impossible).hasNoFindings(), "capability-added-and-dropped");
        refuses(() -> assertThat(impossible).runsAsNonRoot(), "to be valid", "capability-added-and-dropped");
        assertThat(impossible).hasFinding("capability-added-and-dropped");
    }

    @Test
    void a_ceiling_that_refuses_says_what_is_asked_by_whom() {
        Ceiling site = Ceiling.of("site", Demand.nonRoot(), Demand.pidsAtMost(256));

        assertThat(Restricted.preset()).isWithin(site).isWithin(site, EngineFacts.plainDocker("20.10.24"));
        refuses(
                () -> assertThat(CiRunner.preset()).isWithin(site),
                "<ci-runner, restricted> on Docker 28.5.2 to be within the ceiling",
                "4096",
                "[site: nonRoot]");
    }

    @Test
    void a_danger_is_told_unless_it_is_accepted() {
        SecurityProfile socket = NOTHING.with(
                        Controls.MOUNTS, List.of(Mount.bind("/var/run/docker.sock", "/var/run/docker.sock")))
                .named("odd");

        refuses(() -> assertThat(socket).hasNoDangers(), "to have no dangers", "docker.sock");
        assertThat(Restricted.preset()).hasNoDangers();
    }

    @Test
    void flags_are_judged_as_a_set() {
        SecurityProfile two = NOTHING.with(Controls.INIT, true).with(Controls.HOSTNAME, "job");

        assertThat(two).rendersFlags("--init").rendersExactlyFlags("--init", "--hostname=job");
        refuses(() -> assertThat(two).rendersFlags("--privileged"), "[--privileged]", "--hostname=job");
        refuses(() -> assertThat(two).rendersExactlyFlags("--init"), "[--hostname=job]");
    }

    @Test
    void an_engine_that_would_not_enforce_fails() {
        SecurityProfile counted =
                NOTHING.with(Controls.OOM_KILL_DISABLE, true).with(Controls.MEMORY, ByteSize.gibibytes(1));

        assertThat(Restricted.preset())
                .on(EngineFacts.plainDocker("28.5.2").toBuilder().processors(4).build())
                .isEnforceable();
        refuses(() -> assertThat(counted).isEnforceable(), "to be enforceable", "oomKillDisable");
    }

    @Test
    void a_call_can_be_asked_by_its_arguments_and_its_abi() {
        assertThatSpec(Restricted.preset().toSpec())
                .denies(syscall("personality", 1))
                .allows(syscall("personality", 8))
                .denies(syscall("mount").by(Architecture.X86));
        refuses(
                () -> assertThat(Restricted.preset()).allows(syscall("personality")),
                "to allow personality",
                "for some arguments");
        refuses(() -> assertThat(Restricted.preset()).denies(syscall("personality")), "to deny personality");
        refuses(() -> assertThatProfile(CiRunner.preset()).denies(syscall("read")), "to deny read", "SCMP_ACT_ALLOW");
        assertThatThrownBy(() -> syscall("no_such_call")).isInstanceOf(IllegalArgumentException.class);
    }

    static void refuses(ThrowingCallable assertion, String... words) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(words);
    }
}
