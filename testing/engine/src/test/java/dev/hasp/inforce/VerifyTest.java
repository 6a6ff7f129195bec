package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.docker.DockerEngine;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.NotEnforceableException;
import dev.hasp.inforce.example.VerifyExample;
import dev.hasp.observed.Observation;
import dev.hasp.observed.ObservedPolicy;
import dev.hasp.observed.Wanted;
import dev.hasp.probe.ContainerProbe;
import dev.hasp.probe.LiveVerification;
import dev.hasp.probe.ProbeException;
import dev.hasp.probe.ProbeRequest;
import dev.hasp.probe.ProbeResult;
import dev.hasp.probe.Side;
import dev.hasp.probe.UnreachableProcessException;
import dev.hasp.profiles.BatchJob;
import dev.hasp.profiles.Presets;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import dev.hasp.verify.Row;
import dev.hasp.verify.Verdict;
import dev.hasp.verify.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That a verification on a real engine tells what is in force from what is not. */
@RequiresEngine
class VerifyTest {

    private static final SecuritySpec JOB =
            BatchJob.preset().memory(ByteSize.mebibytes(96)).user(4242, 4243).toSpec();

    private final Engine engine;

    VerifyTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void what_a_job_is_under_is_in_force() {
        Verification verification = VerifyExample.verify(engine.client(), JOB);

        for (Aspect<?> aspect : List.of(
                Aspects.UID,
                Aspects.GID,
                Aspects.BOUNDING,
                Aspects.EFFECTIVE,
                Aspects.NO_NEW_PRIVS,
                Aspects.SECCOMP_ON,
                Aspects.SECCOMP_RULES,
                Aspects.NETWORK_NAMESPACE,
                Aspects.ROOT_READ_ONLY,
                Aspects.MEMORY_LIMIT,
                Aspects.PIDS,
                Aspects.RESOURCE_LIMITS)) {
            assertThat(row(verification, aspect))
                    .as("%s", aspect)
                    .satisfies(row -> assertThat(row.verdict()).as("%s", row).isEqualTo(Verdict.IN_FORCE));
        }
        assertThat(verification.calls()).hasValueSatisfying(calls -> {
            assertThat(calls.agree()).isGreaterThan(100);
            assertThat(calls.disagreements()).isEmpty();
        });
    }

    @Test
    void what_another_container_is_under_is_not_in_force() {
        EngineFacts facts = DockerEngine.facts(engine.client());
        Wanted wanted = Observation.wanted(List.of(), List.of());
        ProbeResult seen = ContainerProbe.run(engine.client(), JOB, ProbeRequest.of(wanted));
        ObservedPolicy observed = Observation.read(seen.files(), wanted, seen.hostNamespaces(), seen.answers());
        SecuritySpec other = JOB.profile()
                .with(Controls.MEMORY, ByteSize.mebibytes(64))
                .with(Controls.PIDS_LIMIT, PidsLimit.of(7))
                .with(Controls.READ_ONLY_ROOTFS, false)
                .toSpec();

        Verification verification = Verification.of(other, facts, observed);

        for (Aspect<?> aspect : List.of(Aspects.MEMORY_LIMIT, Aspects.PIDS, Aspects.ROOT_READ_ONLY)) {
            assertThat(row(verification, aspect).verdict()).as("%s", aspect).isEqualTo(Verdict.DIFFERS);
        }
        assertThat(verification.isInForce()).isFalse();
    }

    @Test
    void what_the_engine_refuses_is_told_before_anything_starts() {
        SecuritySpec spec = JOB.profile().with(Controls.CPUS, Cpus.of(100_000)).toSpec();

        assertThatThrownBy(() -> VerifyExample.verify(engine.client(), spec))
                .isInstanceOf(NotEnforceableException.class)
                .hasMessageContaining("cpus");
    }

    /** Only as root on the engine's host; elsewhere it says so. */
    @Test
    void a_container_that_runs_is_checked_from_outside() {
        SecuritySpec other =
                JOB.profile().with(Controls.PIDS_LIMIT, PidsLimit.of(7)).toSpec();
        try (Container container = engine.create(JOB, "sleep", "1000").start()) {
            LiveVerification live = LiveVerification.on(engine.client());
            Verification same = live.check(container.id(), JOB);
            Verification different = live.check(container.id(), other);

            for (Aspect<?> aspect : List.of(
                    Aspects.UID,
                    Aspects.EFFECTIVE,
                    Aspects.SECCOMP_ON,
                    Aspects.NETWORK_NAMESPACE,
                    Aspects.MEMORY_LIMIT,
                    Aspects.PIDS)) {
                assertThat(row(same, aspect).verdict())
                        .as("%s", row(same, aspect))
                        .isEqualTo(Verdict.IN_FORCE);
            }
            assertThat(row(same, Aspects.SECCOMP_RULES).verdict()).isEqualTo(Verdict.NOT_SEEN);
            assertThat(row(different, Aspects.PIDS).verdict()).isEqualTo(Verdict.DIFFERS);
            assertThat(same.isProven()).isFalse();
        } catch (UnreachableProcessException hidden) {
            Assumptions.abort(hidden.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch-job", "online-judge", "code-interpreter", "restricted"})
    void what_a_preset_means_is_in_force_seen_from_either_side(String preset) {
        needsRoot();
        SecuritySpec spec = Presets.byName(preset).orElseThrow().profile().toSpec();
        LiveVerification live = LiveVerification.on(engine.client());
        Verification inside = live.from(Side.INSIDE).run(spec);
        Verification outside = live.from(Side.OUTSIDE).run(spec);
        Verification inAnImage =
                live.withImage(engine.image()).from(Side.OUTSIDE).run(spec);

        assertThat(outside.method()).matches("/proc/[0-9]+ on the host");
        for (Verification one : List.of(outside, inAnImage)) {
            for (Row row : one.rows()) {
                Verdict verdict = row(inside, row.key()).verdict();
                assertThat(row.verdict())
                        .as("%s", row)
                        .isIn(verdict == Verdict.NOT_SEEN ? Verdict.IN_FORCE : verdict, Verdict.NOT_SEEN);
            }
            assertThat(one.count(Verdict.DIFFERS)).isZero();
            assertThat(row(one, Aspects.INIT_RUNS.key()).verdict()).isEqualTo(Verdict.IN_FORCE);
            assertThat(row(one, Aspects.SECCOMP_RULES.key()).verdict()).isEqualTo(Verdict.NOT_SEEN);
            assertThat(one.count(Verdict.IN_FORCE)).isGreaterThan(40);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SCMP_ACT_ERRNO, readlinkat",
        "SCMP_ACT_KILL_PROCESS, readlinkat",
        "SCMP_ACT_KILL_PROCESS, readlinkat ppoll"
    })
    void where_the_filter_lets_no_probe_read_it_is_seen_from_outside(String action, String calls) {
        needsRoot();
        SecuritySpec spec = filtered(action, calls);

        Verification verification = LiveVerification.on(engine.client()).run(spec);

        assertThat(verification.method()).matches("/proc/[0-9]+ on the host, as a probe inside could not read");
        for (Aspect<?> aspect : List.of(Aspects.UID, Aspects.NO_NEW_PRIVS, Aspects.SECCOMP_ON, Aspects.MEMORY_LIMIT)) {
            assertThat(row(verification, aspect).verdict()).isEqualTo(Verdict.IN_FORCE);
        }
        assertThat(verification.count(Verdict.DIFFERS)).isZero();
        assertThat(verification.isProven()).isFalse();
    }

    @Test
    void who_asks_for_a_look_from_inside_gets_no_other() {
        SecuritySpec spec = filtered("SCMP_ACT_ERRNO", "readlinkat");

        assertThatThrownBy(() ->
                        LiveVerification.on(engine.client()).from(Side.INSIDE).run(spec))
                .isInstanceOfSatisfying(
                        ProbeException.class,
                        blind -> assertThat(blind.reason()).isEqualTo(ProbeException.Reason.SILENT));
    }

    @Test
    void the_volume_that_brings_a_probe_is_no_difference() {
        Verification verification =
                LiveVerification.on(engine.client()).withImage(engine.image()).run(JOB);

        assertThat(row(verification, Aspects.MOUNT_POINTS).note()).isEmpty();
        assertThat(row(verification, Aspects.MOUNT_POINTS).verdict()).isEqualTo(Verdict.IN_FORCE);
    }

    @Test
    void a_container_that_does_not_run_cannot_be_checked() {
        try (Container container = engine.create(JOB, "sleep", "1000")) {
            assertThatThrownBy(() -> LiveVerification.on(engine.client()).check(container.id(), JOB))
                    .isInstanceOfSatisfying(
                            UnreachableProcessException.class,
                            hidden -> assertThat(hidden.reason())
                                    .isEqualTo(UnreachableProcessException.Reason.NOT_RUNNING));
        }
    }

    @Test
    void a_container_that_is_not_there_cannot_be_checked() {
        assertThatThrownBy(() -> LiveVerification.on(engine.client()).check("nowhere-to-be-found", JOB))
                .isInstanceOf(UnreachableProcessException.class)
                .hasMessage("there is no container nowhere-to-be-found; docker ps lists those that run on the engine");
    }

    private static void needsRoot() {
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/proc/sys/kernel/hostname")), "looking from outside needs root");
    }

    private static SecuritySpec filtered(String action, String calls) {
        return SecurityProfile.builder()
                .user(User.of(4242, 4243))
                .memory(ByteSize.mebibytes(96))
                .noNewPrivileges(true) // else the runtime works under the filter itself
                .seccomp(Seccomp.profile(SeccompProfile.parse("""
                        {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["%s"], "action": "%s"}]}
                        """.formatted(calls.replace(" ", "\", \""), action))))
                .build()
                .toSpec();
    }

    private static Row row(Verification verification, Aspect<?> aspect) {
        return row(verification, aspect.key());
    }

    private static Row row(Verification verification, String key) {
        return verification.rows().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
