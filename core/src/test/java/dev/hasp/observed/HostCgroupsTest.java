package dev.hasp.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.observed.KernelFiles.Answer;
import org.junit.jupiter.api.Test;

class HostCgroupsTest {

    private static final String ROOT = "100 1 8:1 / / rw - ext4 /dev/sda1 rw\n";

    private final HostCgroups hybrid = HostCgroups.of(
            "3:pids:/docker/1\n2:cpu,cpuacct:/docker/1\n0::/docker/1\n",
            ROOT
                    + "101 100 0:30 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n"
                    + "102 100 0:31 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids\n"
                    + "103 100 0:32 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");

    private static Answer<String> at(String path) {
        return new Answer.Content<>(path);
    }

    @Test
    void finds_a_group_of_version_1_wherever_its_controller_is_mounted() {
        assertThat(hybrid.locate("/sys/fs/cgroup/cpu/cpu.shares"))
                .isEqualTo(at("/sys/fs/cgroup/cpu,cpuacct/docker/1/cpu.shares"));
        assertThat(hybrid.locate("/sys/fs/cgroup/pids")).isEqualTo(at("/sys/fs/cgroup/pids/docker/1"));
    }

    @Test
    void finds_the_group_of_version_2() {
        assertThat(hybrid.locate("/sys/fs/cgroup/memory.max"))
                .isEqualTo(at("/sys/fs/cgroup/unified/docker/1/memory.max"));
        assertThat(hybrid.locate("/sys/fs/cgroup/unified/memory.max"))
                .isEqualTo(at("/sys/fs/cgroup/unified/docker/1/memory.max"));
        assertThat(hybrid.locate("/sys/fs/cgroup")).isEqualTo(at("/sys/fs/cgroup/unified/docker/1"));
    }

    @Test
    void says_what_is_not_mounted_or_hidden() {
        assertThat(hybrid.locate("/sys/fs/cgroup/memory/memory.limit_in_bytes")).isInstanceOf(Answer.Refused.class);
        assertThat(HostCgroups.of("1:pids:/../x\n", ROOT).locate("/sys/fs/cgroup/pids/pids.max"))
                .isInstanceOf(Answer.Refused.class);
        assertThat(HostCgroups.of("", "").locate("/sys/fs/cgroup/pids.max")).isInstanceOf(Answer.Refused.class);
    }
}
