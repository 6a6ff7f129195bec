package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.DockerException;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.apparmor.AppArmorText;
import dev.hasp.apparmor.ProfileList;
import dev.hasp.apparmor.ProfileName;
import dev.hasp.control.AppArmor;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.Seccomp;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.User;
import dev.hasp.docker.DockerEngine;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.host.LoadedProfiles;
import dev.hasp.linux.Capability;
import dev.hasp.mac.AppArmorDerivation;
import dev.hasp.probe.LiveVerification;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import dev.hasp.verify.Verdict;
import dev.hasp.verify.Verification;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a generated AppArmor profile does in a kernel that has AppArmor. The containers that are attacked have everything
 * else that the attacks need, so that what stops them is the profile; a container without it is the control experiment.
 */
@RequiresEngine("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppArmorInForceTest {

    private static final String NAME = "hasp-worker";
    private static final long STOPPED = 7;

    /** A worker that writes to its scratch directory and reads its input. */
    private static final SecurityProfile WORKER = SecurityProfile.builder()
            .user(User.of(0, 0))
            .capabilities(Capabilities.none())
            .network(NetworkMode.none())
            .readOnlyRootfs(true)
            .tmpfs(Tmpfs.of("/scratch", ByteSize.mebibytes(8)))
            .appArmor(AppArmor.profile(NAME))
            .build();

    /** Everything that the attacks need but for AppArmor: root who may mount and trace, among the host's processes. */
    private static final SecurityProfile OPEN = SecurityProfile.builder()
            .user(User.of(0, 0))
            .capabilities(Capabilities.only(Capabilities.ENGINE_DEFAULTS.toArray(Capability[]::new))
                    .plus(Capability.SYS_ADMIN, Capability.SYS_PTRACE))
            .seccomp(Seccomp.unconfined())
            .maskedPaths()
            .readOnlyPaths()
            .network(NetworkMode.none())
            .pid(PidMode.host())
            .tmpfs(Tmpfs.of("/scratch", ByteSize.mebibytes(8)))
            .build();

    /** Opening a process's memory is what attaching to it is (Linux {@code mm_access}, PTRACE_MODE_ATTACH). */
    private static final String ATTACKS = """
            (: > /home/new) 2>&1 && echo wrote
            mount -t tmpfs none /home 2>&1 && echo mounted
            (: < /proc/1/mem) 2>&1 && echo traced
            (echo result > /scratch/file && cat /scratch/file) 2>&1
            """;

    private final Engine engine;
    private final VirtualMachine machine;

    AppArmorInForceTest(Engine engine) {
        this.engine = engine;
        this.machine = VirtualMachine.of(engine);
    }

    @BeforeAll
    void load() {
        EngineFacts facts = DockerEngine.facts(engine.client());
        machine.loadAppArmor(
                NAME,
                AppArmorText.of(AppArmorDerivation.of(WORKER.toSpec(), facts).profile(new ProfileName(NAME))));
    }

    @AfterAll
    void stop() {
        machine.close();
    }

    @Test
    void it_stops_a_write_a_mount_and_a_trace_that_succeed_without_it_and_lets_the_work_go_on() {
        try (Container attacked = started(OPEN.toBuilder().appArmor(AppArmor.profile(NAME)));
                Container control = started(OPEN.toBuilder().appArmor(AppArmor.unconfined()))) {
            assertThat(control.exec("sh", "-c", ATTACKS).stdout().lines())
                    .contains("wrote", "mounted", "traced", "result");
            assertThat(attacked.exec("sh", "-c", ATTACKS).stdout().lines())
                    .doesNotContain("wrote", "mounted", "traced")
                    .contains("result");
        }
    }

    @Test
    void a_container_under_it_works_and_is_stopped_by_the_engine() {
        try (Container worker = started(WORKER.toBuilder())) {
            assertThat(worker.exec("sh", "-c", "echo result > /scratch/file && cat /scratch/file")
                            .stdout())
                    .isEqualTo("result\n");

            engine.client().stopContainerCmd(worker.id()).withTimeout(45).exec();

            assertThat(worker.inspect().getState().getExitCodeLong())
                    .as("what it ends with when it is asked to")
                    .isEqualTo(STOPPED);
        }
    }

    @Test
    void the_profile_in_force_is_the_one_that_was_asked_for() {
        Verification verification =
                LiveVerification.on(engine.client()).withImage(engine.image()).run(WORKER.toSpec());

        assertThat(verification.rows())
                .filteredOn(row -> row.aspect().equals(Optional.of(Aspects.APP_ARMOR_PROFILE)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.seen().map(Object::toString)).contains(NAME);
                    assertThat(row.verdict()).as(row.toString()).isEqualTo(Verdict.IN_FORCE);
                });
        assertThat(verification.count(Verdict.DIFFERS))
                .as(verification.findings().toString())
                .isZero();
    }

    @Test
    void a_profile_that_is_not_loaded_is_found_before_the_start_and_the_start_fails() {
        EngineFacts facts = DockerEngine.facts(engine.client()).toBuilder()
                .appArmorProfiles(ProfileList.read(machine.tell("cat " + LoadedProfiles.KERNEL)))
                .build();
        SecuritySpec missing = WORKER.toBuilder()
                .appArmor(AppArmor.profile("hasp-nowhere"))
                .build()
                .toSpec();

        assertThat(codes(WORKER.toSpec(), facts)).noneMatch(code -> code.startsWith("apparmor"));
        assertThat(codes(missing, facts)).contains("apparmor-profile-not-loaded");
        try (Container container = engine.create(missing, "true")) {
            assertThatThrownBy(container::start)
                    .isInstanceOf(DockerException.class)
                    .hasMessageContaining("apparmor");
        }
    }

    private static Stream<String> codes(SecuritySpec spec, EngineFacts facts) {
        return spec.check(facts).findings().stream()
                .map(found -> found.finding().code());
    }

    private Container started(SecurityProfile.Builder profile) {
        SecuritySpec spec = profile.build().toSpec();
        return engine.create(
                        create -> {
                            spec.applyTo(create);
                            create.getHostConfig().withRuntime(VirtualMachine.QUICK_RUNTIME);
                        },
                        "sh",
                        "-c",
                        "trap 'exit " + STOPPED + "' TERM; while :; do sleep 1; done")
                .start();
    }
}
