package dev.hasp.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.CpuSet;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.Limit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CgroupV2Test {

    private static final String ROOT = "100 1 0:50 / / rw - overlay overlay rw\n";
    private static final String OWN = ROOT + "101 100 0:26 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw,nsdelegate\n";

    private static TextFiles group() {
        return new TextFiles()
                .text("/proc/self/cgroup", "0::/\n")
                .text("/proc/self/mountinfo", OWN)
                .directory("/sys/fs/cgroup", "cgroup.procs", "cgroup.controllers");
    }

    private static ObservedPolicy look(TextFiles files) {
        return Observation.read(files, Observation.wanted(List.of(), List.of()), Map.of(), List.of());
    }

    private static <T> T value(ObservedPolicy seen, Aspect<T> aspect) {
        Sighting<T> sighting = seen.sighting(aspect);
        return sighting.value().orElseThrow(() -> new AssertionError(sighting.how()));
    }

    @Test
    void reads_the_files_of_its_own_group() {
        ObservedPolicy seen = look(group().text("/sys/fs/cgroup/memory.max", "67108864\n")
                .text("/sys/fs/cgroup/memory.swap.max", "33554432\n")
                .text("/sys/fs/cgroup/memory.low", "1048576\n")
                .text("/sys/fs/cgroup/cpu.max", "50000 100000\n")
                .text("/sys/fs/cgroup/cpu.weight", "100\n")
                .text("/sys/fs/cgroup/cpuset.cpus.effective", "0-1,3\n")
                .text("/sys/fs/cgroup/cpuset.mems.effective", "0\n")
                .text("/sys/fs/cgroup/pids.max", "32\n")
                .text("/sys/fs/cgroup/io.weight", "default 4950\n8:16 200\n")
                .text("/sys/fs/cgroup/io.max", "8:16 rbps=2097152 wbps=max riops=max wiops=120\n"));

        assertThat(value(seen, Aspects.MEMORY_LIMIT)).isEqualTo(Limit.of(67108864));
        assertThat(value(seen, Aspects.MEMORY_AND_SWAP)).isEqualTo(Limit.of(67108864 + 33554432));
        assertThat(value(seen, Aspects.SWAP_LIMIT)).isEqualTo(Limit.of(33554432));
        assertThat(value(seen, Aspects.MEMORY_MARK)).isEqualTo(Limit.unlimited());
        assertThat(seen.sighting(Aspects.MEMORY_MARK).how()).contains("memory.low 1048576");
        assertThat(value(seen, Aspects.CPU_TIME)).isEqualTo(new CpuTime(Limit.of(50000), 100000));
        assertThat(value(seen, Aspects.CPU_WEIGHT)).isEqualTo(1024);
        assertThat(value(seen, Aspects.CPU_LIST)).isEqualTo(CpuSet.parse("0-1,3"));
        assertThat(value(seen, Aspects.MEMORY_NODES)).isEqualTo(CpuSet.parse("0"));
        assertThat(value(seen, Aspects.PIDS)).isEqualTo(Limit.of(32));
        assertThat(value(seen, Aspects.DISK_WEIGHT)).isEqualTo(500);
        assertThat(value(seen, Aspects.DISK_LIMITS))
                .containsExactly(Map.entry(
                        "8:16",
                        new DiskLimits(Limit.of(2097152), Limit.unlimited(), Limit.unlimited(), Limit.of(120))));
        assertThat(value(seen, Aspects.OOM_KILLER_OFF)).isFalse();
    }

    @Test
    void says_why_it_cannot_see_what_version_2_does_not_show() {
        ObservedPolicy seen = look(group().text("/sys/fs/cgroup/cpu.weight", "39\n"));

        assertThat(seen.sighting(Aspects.DEVICE_RULES).how()).contains("BPF program");
        assertThat(seen.sighting(Aspects.SWAPPINESS).how()).contains("whole machine");
        assertThat(seen.sighting(Aspects.CPU_WEIGHT).value()).isEmpty();
        assertThat(seen.sighting(Aspects.CPU_WEIGHT).how()).contains("cpu.weight 39");
        assertThat(seen.sighting(Aspects.PARENT_CGROUP).how()).contains("cgroup namespace hides");
    }

    @Test
    void sees_that_a_group_without_controllers_limits_nothing() {
        ObservedPolicy seen = look(group());

        assertThat(value(seen, Aspects.MEMORY_LIMIT)).isEqualTo(Limit.unlimited());
        assertThat(seen.sighting(Aspects.MEMORY_LIMIT).how()).isEqualTo("/sys/fs/cgroup/memory.max does not exist");
        assertThat(value(seen, Aspects.MEMORY_AND_SWAP)).isEqualTo(Limit.unlimited());
        assertThat(value(seen, Aspects.PIDS)).isEqualTo(Limit.unlimited());
        assertThat(value(seen, Aspects.CPU_TIME)).isEqualTo(new CpuTime(Limit.unlimited(), 100000));
    }

    @Test
    void does_not_take_a_group_that_it_cannot_list_for_one_without_limits() {
        ObservedPolicy seen = look(group().refuse("/sys/fs/cgroup", "EACCES"));

        assertThat(seen.sighting(Aspects.MEMORY_LIMIT).value()).isEmpty();
    }

    @Test
    void does_not_take_the_groups_of_the_host_for_its_own() {
        TextFiles files =
                group().text("/proc/self/cgroup", "0::/docker/1234\n").text("/sys/fs/cgroup/memory.max", "1\n");

        assertThat(look(files).sighting(Aspects.MEMORY_LIMIT).how()).contains("from outside");
        assertThat(value(look(files), Aspects.PARENT_CGROUP)).isEqualTo("/docker");
        assertThat(value(look(files.outside()), Aspects.MEMORY_LIMIT)).isEqualTo(Limit.of(1));
    }

    @Test
    void does_not_read_another_group_that_is_mounted_there() {
        TextFiles files = group().text("/proc/self/cgroup", "0::/a/b\n")
                .text("/proc/self/mountinfo", ROOT + "101 100 0:26 /a/c /sys/fs/cgroup rw - cgroup2 cgroup rw\n")
                .text("/sys/fs/cgroup/memory.max", "1\n");

        assertThat(look(files).sighting(Aspects.MEMORY_LIMIT).how()).contains("/a/c, not its own");
    }

    @Test
    void finds_version_2_beside_version_1() {
        TextFiles files = new TextFiles()
                .text("/proc/self/cgroup", "2:pids:/docker/1\n1:cpu,cpuacct:/docker/1\n0::/docker/1\n")
                .text(
                        "/proc/self/mountinfo",
                        ROOT
                                + "101 100 0:30 /docker/1 /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct\n"
                                + "102 100 0:31 /docker/1 /sys/fs/cgroup/pids ro - cgroup cgroup rw,pids\n"
                                + "103 100 0:32 /docker/1 /sys/fs/cgroup/unified ro - cgroup2 cgroup rw\n")
                .text("/sys/fs/cgroup/pids/pids.max", "max\n")
                .text("/sys/fs/cgroup/cpu,cpuacct/cpu.shares", "2\n")
                .text("/sys/fs/cgroup/unified/memory.max", "4096\n");

        assertThat(value(look(files), Aspects.PIDS)).isEqualTo(Limit.unlimited());
        assertThat(value(look(files), Aspects.CPU_WEIGHT)).isEqualTo(2);
        assertThat(value(look(files), Aspects.MEMORY_LIMIT)).isEqualTo(Limit.of(4096));
    }
}
