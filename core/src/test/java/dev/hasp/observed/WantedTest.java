package dev.hasp.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WantedTest {

    private final Wanted wanted =
            Observation.wanted(List.of("net.ipv4.ip_forward", "kernel.domainname"), List.of("/proc/kcore"));

    @Test
    void asks_for_the_files_behind_kernel_parameters() {
        assertThat(wanted.texts()).contains("/proc/sys/net/ipv4/ip_forward", "/proc/sys/kernel/domainname");
        assertThat(wanted.sysctls()).containsExactly("kernel.domainname", "net.ipv4.ip_forward");
    }

    @Test
    void never_reads_a_kernel_file_of_which_only_the_existence_matters() {
        assertThat(wanted.directories()).contains("/proc/kcore");
        assertThat(wanted.texts()).doesNotContain("/proc/kcore");
    }

    @Test
    void asks_for_cgroups_of_both_versions_and_for_controllers_that_share_a_mount() {
        assertThat(wanted.texts())
                .contains(
                        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
                        "/sys/fs/cgroup/cpu/cpu.shares",
                        "/sys/fs/cgroup/cpu,cpuacct/cpu.shares",
                        "/sys/fs/cgroup/memory.max",
                        "/sys/fs/cgroup/unified/memory.max")
                .doesNotHaveDuplicates();
    }

    @Test
    void asks_for_every_kind_of_namespace() {
        assertThat(wanted.links())
                .contains("/proc/self/ns/net", "/proc/self/ns/time")
                .hasSize(8);
    }
}
