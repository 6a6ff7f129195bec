package dev.hasp.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.observed.KernelFiles;
import dev.hasp.observed.KernelFiles.Answer;
import dev.hasp.observed.ObservedPolicy;
import dev.hasp.probe.UnreachableProcessException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What can be looked at without a container and without root: the test's own process. */
@EnabledOnOs(OS.LINUX)
class HostProbeOwnProcessTest {

    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void sees_a_process_that_shares_everything_with_its_host() {
        ObservedPolicy seen = HostProbe.look(
                HostProbe.of(SELF),
                HostProbe.namespaces(SELF),
                List.of("net.ipv4.ip_local_port_range", "kernel.ostype"),
                List.of("/proc/self/none", "/proc/none"));

        assertThat(seen.method()).isEqualTo("/proc/" + SELF + " on the host");
        assertThat(seen.sighting(Aspects.NETWORK_NAMESPACE).value()).contains(Sharing.host());
        assertThat(seen.sighting(Aspects.MOUNT_NAMESPACE).value()).contains(Sharing.host());
        assertThat(seen.sighting(Aspects.RESOURCE_LIMITS).value()).isPresent();
        assertThat(seen.sighting(Aspects.KERNEL_PARAMETERS).value().orElseThrow())
                .containsEntry("kernel.ostype", "Linux");
        assertThat(seen.absentPaths()).containsExactly("/proc/none");
    }

    @Test
    void a_process_that_is_not_there_is_said_to_be_so() {
        assertThatExceptionOfType(UnreachableProcessException.class)
                .isThrownBy(() -> HostProbe.of(Integer.MAX_VALUE))
                .withMessageContaining("no process 2147483647")
                .withMessageContaining("run a probe inside")
                .satisfies(unreachable -> assertThat(unreachable.reason()).isEqualTo(Reason.NO_SUCH_PROCESS));
    }

    @Test
    void a_process_of_something_else_is_not_taken_for_the_containers() {
        assertThatExceptionOfType(UnreachableProcessException.class)
                .isThrownBy(() -> HostProbe.of(SELF, "0123456789abcdef0123456789abcdef"))
                .withMessageContaining("another machine")
                .satisfies(unreachable -> assertThat(unreachable.reason()).isEqualTo(Reason.OTHER_PROCESS));
    }

    @Test
    void reads_nothing_that_is_not_worth_it() {
        KernelFiles files = HostProbe.of(SELF);

        assertThat(files.text("/etc/passwd")).isEqualTo(new Answer.NotAsked<>());
        assertThat(files.link("/etc/localtime")).isEqualTo(new Answer.NotAsked<>());
    }

    @Test
    void finds_device_nodes_and_nothing_else() {
        Answer<List<String>> devices = new ContainerRoot(Path.of("/")).devices("/dev");

        assertThat(devices).isInstanceOf(Answer.Content.class);
        assertThat(((Answer.Content<List<String>>) devices).value())
                .contains("/dev/null", "/dev/zero")
                .doesNotContain("/dev/fd", "/dev/stdin", "/dev/pts/0", "/dev/shm");
    }

    @Test
    void never_follows_a_link_that_the_container_made(@TempDir Path root) throws IOException {
        Files.createDirectory(root.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("dev"), root.resolve("elsewhere"));
        Files.createDirectory(root.resolve("proc"));
        Files.createFile(root.resolve("proc/kcore"));
        ContainerRoot container = new ContainerRoot(root);

        assertThat(container.devices("/dev")).isEqualTo(new Answer.Refused<>("ELOOP"));
        assertThat(container.names("/dev/pts")).isEqualTo(new Answer.Refused<>("ELOOP"));
        assertThat(container.names("/proc")).isEqualTo(new Answer.Content<>(List.of("kcore")));
        assertThat(container.names("/proc/kcore")).isEqualTo(new Answer.Refused<>("ENOTDIR"));
        assertThat(container.names("/proc/none")).isEqualTo(new Answer.Refused<>("ENOENT"));
    }

    @Test
    void knows_which_parameters_are_the_readers() {
        assertThat(HostSysctls.namespace("net/ipv4/ip_forward")).contains("net");
        assertThat(HostSysctls.namespace("kernel/shmmax")).contains("ipc");
        assertThat(HostSysctls.namespace("kernel/hostname")).contains("uts");
        assertThat(HostSysctls.namespace("vm/swappiness")).isEmpty();
    }
}
