package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Capabilities;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.control.UtsMode;
import dev.hasp.linux.Capability;
import dev.hasp.linux.Errno;
import dev.hasp.observed.CallAnswer;
import dev.hasp.observed.KernelFiles.Answer;
import dev.hasp.observed.Observation;
import dev.hasp.observed.Wanted;
import dev.hasp.probe.ContainerProbe;
import dev.hasp.probe.HostNamespaces;
import dev.hasp.probe.ProbeException;
import dev.hasp.probe.ProbeException.Reason;
import dev.hasp.probe.ProbeRequest;
import dev.hasp.probe.ProbeResult;
import dev.hasp.profiles.DockerDefault;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresEngine
class ContainerProbeTest {

    private static final Wanted WANTED = Observation.wanted(List.of("net.ipv4.ip_forward"), List.of("/proc/version"));

    private static final ProbeRequest REQUEST = ProbeRequest.of(WANTED).withHostNamespaces(Map.of());

    private final Engine engine;

    ContainerProbeTest(Engine engine) {
        this.engine = engine;
    }

    @AfterEach
    void nothing_is_left() {
        assertThat(engine.client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(ContainerProbe.LABEL))
                        .exec())
                .isEmpty();
        assertThat(engine.client()
                        .listVolumesCmd()
                        .withFilter("label", List.of(ContainerProbe.LABEL))
                        .exec()
                        .getVolumes())
                .isNullOrEmpty();
        assertThat(engine.client()
                        .listImagesCmd()
                        .withReferenceFilter("hasp-probe")
                        .exec())
                .isEmpty();
    }

    private ProbeResult run(SecuritySpec spec) {
        return ContainerProbe.run(engine.client(), spec, REQUEST);
    }

    private static String text(ProbeResult result, String path) {
        assertThat(result.files().text(path)).as(path).isInstanceOf(Answer.Content.class);
        return ((Answer.Content<String>) result.files().text(path)).value();
    }

    @Test
    void sees_what_a_container_has_that_asks_for_nothing() {
        ProbeResult result = run(DockerDefault.preset().toSpec());

        assertThat(result.exitStatus()).isZero();
        assertThat(result.blindness()).isEmpty();
        assertThat(text(result, "/proc/self/status"))
                .contains("Name:\tprobe\n", "\nPid:\t1\n", "Seccomp:\t2\n", "CapEff:\t00000000a80425fb\n");
        assertThat(text(result, "/proc/self/mountinfo")).contains(" / / rw,").contains(" /proc/sys ro,");
        assertThat(result.files().link("/proc/self/ns/net")).isInstanceOf(Answer.Content.class);
        assertThat(result.files().names("/proc/version")).isEqualTo(new Answer.Refused<>("ENOTDIR"));
        assertThat(result.files().devices("/dev"))
                .isEqualTo(new Answer.Content<>(
                        List.of("/dev/full", "/dev/null", "/dev/random", "/dev/tty", "/dev/urandom", "/dev/zero")));
        assertThat(result.files().text("/nowhere")).isEqualTo(new Answer.NotAsked<>());
    }

    @Test
    void runs_under_every_preset(@TempDir Path directory) throws IOException {
        try (Workloads workloads = new Workloads(engine, directory)) {
            for (Preset<?> preset : Presets.all()) {
                boolean isDefault = preset.name().equals("docker-default");
                SecurityProfile profile = isDefault
                        ? preset.profile()
                        : workloads.of(preset.name()).profile();
                ProbeResult result = run(profile.toSpec());
                assertThat(result.exitStatus()).as(preset.name()).isZero();
                assertThat(result.blindness()).as(preset.name()).isEmpty();
                assertThat(text(result, "/proc/self/status"))
                        .as(preset.name())
                        .contains("Name:\tprobe\n", isDefault ? "NoNewPrivs:\t0\n" : "NoNewPrivs:\t1\n");
            }
        }
    }

    @Test
    void runs_as_nobody_on_a_read_only_image_with_nothing_else_in_it() {
        ProbeResult result = run(SecurityProfile.builder()
                .user(User.of(65534, 65534))
                .readOnlyRootfs(true)
                .network(NetworkMode.none())
                .capabilities(Capabilities.none())
                .build()
                .toSpec());

        assertThat(text(result, "/proc/self/status")).contains("Uid:\t65534\t", "CapBnd:\t0000000000000000\n");
        assertThat(text(result, "/proc/self/mountinfo")).contains(" / / ro,");
        assertThat(text(result, "/proc/self/net/dev")).contains("lo:").doesNotContain("eth0");
    }

    @Test
    void runs_with_one_process() {
        ProbeResult result =
                run(SecurityProfile.builder().pidsLimit(PidsLimit.of(1)).build().toSpec());

        assertThat(text(result, "/proc/self/status")).contains("Name:\tprobe\n");
    }

    @Test
    void sees_itself_below_an_init() {
        ProbeResult result = run(SecurityProfile.builder().init(true).build().toSpec());

        assertThat(text(result, "/proc/self/status")).contains("Name:\tprobe\n", "\nPPid:\t1\n");
        assertThat(text(result, "/proc/1/comm")).isIn("docker-init\n", "tini\n");
    }

    @Test
    void a_user_by_name_needs_its_id() {
        SecuritySpec spec =
                SecurityProfile.builder().user(User.named("builder")).build().toSpec();

        assertThatThrownBy(() -> run(spec))
                .isInstanceOfSatisfying(
                        ProbeException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.REFUSED_AT_START))
                .hasMessageContaining("builder")
                .hasMessageContaining("the workload's image or the name with its id");
        ProbeResult result = ContainerProbe.run(engine.client(), spec, REQUEST.withAccount("builder", 4242));
        assertThat(text(result, "/proc/self/status")).contains("Uid:\t4242\t", "Gid:\t4242\t");
    }

    @Test
    void runs_in_an_image_of_the_callers() {
        ProbeResult result = ContainerProbe.run(
                engine.client(),
                SecurityProfile.builder()
                        .user(User.named("app"))
                        .readOnlyRootfs(true)
                        .build()
                        .toSpec(),
                REQUEST.withImage(engine.image()));

        assertThat(text(result, "/proc/self/status")).contains("Uid:\t1000\t");
        assertThat(text(result, "/proc/self/mountinfo"))
                .as("what the workload's container does not have")
                .doesNotContain(ContainerProbe.DIRECTORY);
    }

    @Test
    void says_so_where_a_filter_lets_it_see_only_a_part() {
        ProbeResult result = run(filtered("SCMP_ACT_ERRNO", "readlinkat"));

        assertThat(result.exitStatus()).isZero();
        assertThat(result.blindness())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("/proc/self/ns/mnt (EPERM)", "readlinkat", "look from outside")
                        .doesNotContain("/proc/self/status"));
        assertThat(result.files().link("/proc/self/ns/net")).isEqualTo(new Answer.Refused<>("EPERM"));
        assertThat(text(result, "/proc/self/status")).contains("Seccomp:\t2\n");
    }

    @Test
    void says_so_where_a_filter_does_not_let_it_start() {
        assertThatThrownBy(() -> run(filtered("SCMP_ACT_ERRNO", "openat")))
                .isInstanceOfSatisfying(
                        ProbeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED_AT_START))
                .hasMessageContaining("seccomp profile");
    }

    @Test
    void says_so_where_a_filter_lets_it_write_nothing() {
        assertThatThrownBy(() -> run(filtered("SCMP_ACT_ERRNO", "write")))
                .isInstanceOfSatisfying(
                        ProbeException.class, e -> assertThat(e.reason()).isIn(Reason.SILENT, Reason.REFUSED_AT_START));
    }

    @Test
    void says_so_where_a_filter_kills_it() {
        assertThatThrownBy(() -> run(filtered("SCMP_ACT_KILL_PROCESS", "readlinkat")))
                .isInstanceOfSatisfying(
                        ProbeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.KILLED))
                .hasMessageContaining("signal 31")
                .hasMessageContaining("readlinkat");
    }

    private static SecuritySpec filtered(String action, String call) {
        return SecurityProfile.builder()
                .noNewPrivileges(true) // else the runtime works under the filter itself
                .seccomp(Seccomp.profile(SeccompProfile.parse("""
                        {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["%s"], "action": "%s"}]}
                        """.formatted(call, action))))
                .build()
                .toSpec();
    }

    @Test
    void what_the_engine_refuses_is_told_in_its_words() {
        SecuritySpec spec = SecurityProfile.builder()
                .network(NetworkMode.named("there-is-no-such-network"))
                .build()
                .toSpec();

        assertThatThrownBy(() -> run(spec))
                .isInstanceOfSatisfying(
                        ProbeException.class,
                        refused -> assertThat(refused.reason()).isIn(Reason.REFUSED_AT_CREATE, Reason.REFUSED_AT_START))
                .hasMessageContaining("there-is-no-such-network");
    }

    @Test
    void brings_home_what_a_filter_answers() {
        ProbeResult result =
                ContainerProbe.run(engine.client(), DockerDefault.preset().toSpec(), REQUEST.withCalls(call -> true));

        assertThat(result.exitStatus()).isZero();
        assertThat(result.answers()).hasSizeGreaterThan(300);
        assertThat(answer(result, "mount")).isEqualTo(-Errno.EPERM.number());
        assertThat(answer(result, "chdir")).isEqualTo(-Errno.of("EFAULT").number());
        assertThat(answer(result, "getpid")).isEqualTo(1);
        assertThat(result.answers())
                .filteredOn(answer -> answer.call().equals("clone"))
                .extracting(CallAnswer::result)
                .containsExactly(-Errno.EPERM.number(), -Errno.EINVAL.number());
    }

    private static long answer(ProbeResult result, String call) {
        return result.answers().stream()
                .filter(answer -> answer.call().equals(call))
                .findFirst()
                .orElseThrow()
                .result();
    }

    /** All that a container can be given here; each probe reads before it calls. */
    @Test
    void calls_change_nothing_with_the_hosts_namespaces_and_no_filter() {
        SecuritySpec spec = SecurityProfile.builder()
                .capabilities(Capabilities.only(
                        Capability.SYS_ADMIN,
                        Capability.SYS_BOOT,
                        Capability.SYS_TIME,
                        Capability.SYS_MODULE,
                        Capability.SYS_PACCT,
                        Capability.SYS_TTY_CONFIG,
                        Capability.SYS_RAWIO,
                        Capability.SYS_NICE,
                        Capability.SYS_PTRACE,
                        Capability.SYS_CHROOT,
                        Capability.SYSLOG,
                        Capability.IPC_OWNER,
                        Capability.KILL,
                        Capability.NET_ADMIN))
                .seccomp(Seccomp.unconfined())
                .network(NetworkMode.host())
                .pid(PidMode.host())
                .ipc(IpcMode.host())
                .uts(UtsMode.HOST)
                .build()
                .toSpec();
        List<String> state = List.of(
                "/proc/sys/kernel/hostname",
                "/proc/sys/kernel/domainname",
                "/proc/sys/kernel/tainted",
                "/proc/sys/kernel/printk",
                "/proc/swaps",
                "/proc/sysvipc/msg",
                "/proc/sysvipc/sem",
                "/proc/sysvipc/shm");
        ProbeRequest request = ProbeRequest.of(new Wanted(state, List.of(), List.of(), List.of(), List.of(), List.of()))
                .withHostNamespaces(Map.of())
                .withCalls(call -> true);

        ProbeResult before = ContainerProbe.run(engine.client(), spec, request);
        ProbeResult after = ContainerProbe.run(engine.client(), spec, request);

        assertThat(answer(before, "sethostname")).isEqualTo(-Errno.EINVAL.number());
        assertThat(answer(before, "reboot")).isEqualTo(-Errno.EINVAL.number());
        assertThat(state)
                .allSatisfy(path -> assertThat(after.files().text(path))
                        .isEqualTo(before.files().text(path)));
        assertThat(text(after, "/proc/sys/kernel/hostname")).isNotBlank();
    }

    @Test
    void finds_the_namespaces_of_the_host() {
        List<String> steps = new ArrayList<>();
        Map<String, String> found =
                HostNamespaces.read(engine.client(), ProbeRequest.of(WANTED).withProgress(steps::add));
        ProbeResult result = run(DockerDefault.preset().toSpec());

        assertThat(found)
                .containsKeys("cgroup", "ipc", "net", "pid", "user", "uts")
                .hasEntrySatisfying("uts", link -> assertThat(link).matches("uts:\\[\\d+]"));
        assertThat(result.files().link("/proc/self/ns/net")).isNotEqualTo(new Answer.Content<>(found.get("net")));
        assertThat(result.files().link("/proc/self/ns/user")).isEqualTo(new Answer.Content<>(found.get("user")));
        assertThat(steps).isNotEmpty().allMatch(step -> step.startsWith("namespaces of the host: "));
    }
}
