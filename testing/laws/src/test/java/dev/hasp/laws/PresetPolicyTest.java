package dev.hasp.laws;

import static dev.hasp.linux.Capability.CHOWN;
import static dev.hasp.linux.Capability.DAC_OVERRIDE;
import static dev.hasp.linux.Capability.FOWNER;
import static dev.hasp.linux.Capability.FSETID;
import static dev.hasp.linux.Capability.KILL;
import static dev.hasp.linux.Capability.SETFCAP;
import static dev.hasp.linux.Capability.SETGID;
import static dev.hasp.linux.Capability.SETUID;
import static dev.hasp.linux.Capability.SYS_PTRACE;
import static dev.hasp.testing.assertions.HaspAssertions.assertThat;
import static dev.hasp.testing.assertions.HaspAssertions.syscall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.testing.mutation.PolicyMutations;
import dev.hasp.testing.params.PresetSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What Hasp's own presets promise, and that no change of one goes unnoticed. */
class PresetPolicyTest {

    private static final Map<String, Long> MANY_FILES = Map.of("nofile", 16384L);
    private static final PresetPromise RESTRICTED = PresetPromise.restricted();
    private static final PresetPromise BATCH_JOB =
            RESTRICTED.memory(ByteSize.gibibytes(2)).processes(4096, MANY_FILES);
    private static final PresetPromise INTERACTIVE =
            RESTRICTED.writableRoot().memory(ByteSize.gibibytes(2)).processes(1024, Map.of("nofile", 4096L));
    private static final PresetPromise CI_RUNNER = RESTRICTED
            .user("imageDefault")
            .capabilities(CHOWN, DAC_OVERRIDE, FOWNER, KILL, SETGID, SETUID)
            .writableRoot()
            .mounts(Map.of())
            .network("ci-runner")
            .memory(ByteSize.gibibytes(4))
            .processes(4096, MANY_FILES);
    private static final SecurityProfile ENGINE_S_OWN = SecurityProfile.builder()
            .user(User.imageDefault())
            .capabilities(Capabilities.engineDefault())
            .build();
    private static final String TMP = "noexec 67108864";

    private static final Map<String, Consumer<SecurityProfile>> PROMISES = Map.ofEntries(
            Map.entry("docker-default", profile -> assertThat(profile).isEquallyStrictAs(ENGINE_S_OWN)),
            Map.entry("restricted", RESTRICTED::keptBy),
            Map.entry("batch-job", BATCH_JOB::keptBy),
            Map.entry("batch-job-with-network", BATCH_JOB.network("batch-job-with-network")::keptBy),
            Map.entry("ci-runner", CI_RUNNER::keptBy),
            Map.entry(
                    "image-build",
                    CI_RUNNER
                            .capabilities(CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, SETFCAP, SETGID, SETUID)
                            .network("image-build")::keptBy),
            Map.entry(
                    "online-judge",
                    RESTRICTED
                            .mounts(Map.of("/tmp", "exec 134217728"))
                            .memory(ByteSize.mebibytes(256))
                            .processes(64, Map.of("cpu", 10L, "fsize", 10L << 20, "nofile", 256L, "stack", 64L << 20))
                            .output(ByteSize.mebibytes(2))
                            .saying(PresetPolicyTest::hasNoSharedMemory)::keptBy),
            Map.entry(
                    "code-interpreter",
                    RESTRICTED
                            .mounts(Map.of("/tmp", TMP, "/workspace", "exec 268435456"))
                            .memory(ByteSize.gibibytes(1))::keptBy),
            Map.entry("notebook", INTERACTIVE.user("1000:100").mounts(Map.of()).network("notebook")::keptBy),
            Map.entry(
                    "headless-browser",
                    INTERACTIVE
                            .user("1000:1000")
                            .mounts(Map.of("/dev/shm", "noexec 1073741824"))
                            .network("headless-browser")
                            .saying(PresetPolicyTest::mayMakeUserNamespaces)::keptBy),
            Map.entry(
                    "web-service",
                    RESTRICTED
                            .user("imageDefault")
                            .capabilities(CHOWN, SETGID, SETUID)
                            .mounts(Map.of("/tmp", TMP, "/run", "noexec 16777216"))
                            .network("web-service")::keptBy),
            Map.entry(
                    "database",
                    RESTRICTED
                            .user("imageDefault")
                            .capabilities(CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID)
                            .mounts(Map.of("/tmp", TMP, "/run", "noexec 16777216", "/dev/shm", "noexec 268435456"))
                            .network("database")
                            .memory(ByteSize.gibibytes(1))
                            .processes(256, MANY_FILES)::keptBy),
            Map.entry(
                    "gpu-job",
                    BATCH_JOB
                            .mounts(Map.of("/tmp", TMP, "/dev/shm", "noexec 1073741824"))
                            .memory(ByteSize.gibibytes(8))
                            .saying(PresetPolicyTest::usesOneGpu)::keptBy),
            Map.entry("debug", RESTRICTED.user("0:0").capabilities(SYS_PTRACE)::keptBy));

    private static void hasNoSharedMemory(SecurityProfile profile) {
        assertThat(profile.seccomp()).contains(Seccomp.engineDefault());
        assertThat(profile.ipc()).contains(IpcMode.none());
    }

    private static void mayMakeUserNamespaces(SecurityProfile profile) {
        assertThat(profile).denies(syscall("mount")).allows(syscall("unshare"));
        assertThat(profile.seccomp())
                .contains(Seccomp.profile(SeccompProfile.dockerDefault().allow("clone", "unshare", "setns", "chroot")));
    }

    private static void usesOneGpu(SecurityProfile profile) {
        assertThat(profile.seccomp()).contains(Seccomp.engineDefault());
        assertThat(profile.deviceRequests()).contains(List.of(DeviceRequest.gpus(1)));
        // what else it may use is not known beside what the driver adds, so what is asked counts
        assertThat(profile.privileged()).contains(false);
        assertThat(profile.devices()).isEmpty();
        assertThat(profile.deviceCgroupRules()).isEmpty();
    }

    @Test
    void every_preset_promises_something() {
        assertThat(PROMISES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Presets.all().stream().map(Preset::name).toList());
    }

    @ParameterizedTest
    @PresetSource
    void a_preset_keeps_its_promise_and_no_change_of_it_goes_unnoticed(Preset<?> preset) {
        PolicyMutations.of(preset.profile())
                .check(PROMISES.getOrDefault(preset.name(), profile -> {}))
                .assertAllNoticed();
    }
}
