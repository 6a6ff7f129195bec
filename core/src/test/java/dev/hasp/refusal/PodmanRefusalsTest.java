package dev.hasp.refusal;

import static dev.hasp.refusal.Engines.DOCKER_20;
import static dev.hasp.refusal.Engines.PODMAN;
import static dev.hasp.refusal.Engines.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.ByteSize;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Tmpfs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodmanRefusalsTest {

    @Test
    void fields_that_leave_no_trace_are_said_to_be_ignored() {
        assertThat(refused(
                        PODMAN,
                        p -> p.cgroupns(CgroupnsMode.PRIVATE)
                                .deviceRequests(DeviceRequest.gpus(1))
                                .annotations(Map.of("a", "b"))
                                .domainname("example.org")
                                .volumeDriver("rexray")))
                .hasSize(5)
                .containsOnly("podman-field-ignored");
    }

    @Test
    void options_of_a_tmpfs_are_fewer() {
        Tmpfs plain = Tmpfs.of("/tmp", ByteSize.mebibytes(1));

        assertThat(refused(PODMAN, p -> p.tmpfs(plain))).isEmpty();
        assertThat(refused(
                        PODMAN,
                        p -> p.tmpfs(Tmpfs.builder().target("/tmp").inodes(9).build())))
                .containsExactly("podman-tmpfs-option-unknown");
        assertThat(refused(
                        DOCKER_20,
                        p -> p.tmpfs(Tmpfs.builder().target("/tmp").inodes(9).build())))
                .isEmpty();
    }

    @Test
    void a_parameter_with_slashes_is_refused() {
        assertThat(refused(PODMAN, p -> p.sysctls(Map.of("net/ipv4/ip_forward", "1"))))
                .containsExactly("podman-sysctl-with-slashes");
        assertThat(refused(PODMAN, p -> p.sysctls(Map.of("net.ipv4.ip_forward", "1"))))
                .isEmpty();
    }

    @Test
    void no_limit_on_processes_cannot_be_written_and_an_init_may_be_missing() {
        assertThat(refused(PODMAN, p -> p.pidsLimit(PidsLimit.unlimited()))).containsExactly("podman-pids-unlimited");
        assertThat(refused(PODMAN, p -> p.pidsLimit(PidsLimit.of(9)).init(true)))
                .containsExactly("podman-init-not-known");
        assertThat(refused(DOCKER_20, p -> p.pidsLimit(PidsLimit.unlimited()).init(true)))
                .isEmpty();
    }
}
