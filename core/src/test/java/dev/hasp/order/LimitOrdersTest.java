package dev.hasp.order;

import static dev.hasp.order.Relation.EQUAL;
import static dev.hasp.order.Relation.INCOMPARABLE;
import static dev.hasp.order.Relation.LOOSER;
import static dev.hasp.order.Relation.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.ByteSize;
import dev.hasp.control.CpuSet;
import dev.hasp.control.SwapLimit;
import dev.hasp.effective.AllOfHost;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitOrdersTest {

    private static final Limit NONE = Limit.unlimited();

    static List<Aspect<Limit>> limits() {
        return List.of(
                Aspects.MEMORY_LIMIT,
                Aspects.MEMORY_AND_SWAP,
                Aspects.SWAP_LIMIT,
                Aspects.MEMORY_MARK,
                Aspects.TCP_MEMORY,
                Aspects.PIDS,
                Aspects.OUTPUT_KEPT,
                Aspects.WRITABLE_LAYER);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_larger_limit_is_looser_and_no_limit_loosest(Aspect<Limit> aspect) {
        assertThat(Compared.values(aspect, Limit.of(200), Limit.of(100)).relation())
                .isEqualTo(LOOSER);
        assertThat(Compared.values(aspect, Limit.of(100), Limit.of(200)).relation())
                .isEqualTo(STRICTER);
        assertThat(Compared.values(aspect, Limit.of(100), NONE).relation()).isEqualTo(STRICTER);
        assertThat(Compared.values(aspect, NONE, NONE).relation()).isEqualTo(EQUAL);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void beside_what_is_not_known_nothing_at_all_is_less_and_no_limit_is_more(Aspect<Limit> aspect) {
        assertThat(Compared.withUnknown(aspect, Limit.of(0)).forward()).isEqualTo(Excess.none());
        assertThat(Compared.withUnknown(aspect, NONE).backward()).isEqualTo(Excess.none());
        assertThat(Compared.withUnknown(aspect, Limit.of(7)).relation()).isEqualTo(INCOMPARABLE);
        assertThat(Compared.withUnknown(aspect, Limit.of(7)).forward())
                .isEqualTo(Excess.undecided(aspect + " is not known: nobody tells"));
    }

    @Test
    void less_memory_with_more_swap_is_stricter_where_the_kernel_counts_both_together_alone() {
        assertThat(swapping(CgroupVersion.V1)).isEqualTo(STRICTER);
        assertThat(swapping(CgroupVersion.V2)).isEqualTo(INCOMPARABLE);
    }

    /** 64 MiB with 64 MiB of swap, beside 128 MiB with 32 MiB of it. */
    private static Relation swapping(CgroupVersion version) {
        EngineFacts engine = EngineFacts.plainDocker("28.5.2").toBuilder()
                .cgroupVersion(version)
                .build();
        EffectivePolicy less = Compared.asked(
                profile -> profile.memory(ByteSize.of(64L << 20)).memorySwap(SwapLimit.of(ByteSize.of(128L << 20))),
                engine);
        EffectivePolicy more = Compared.asked(
                profile -> profile.memory(ByteSize.of(128L << 20)).memorySwap(SwapLimit.of(ByteSize.of(160L << 20))),
                engine);
        return List.of(Aspects.MEMORY_LIMIT, Aspects.MEMORY_AND_SWAP, Aspects.SWAP_LIMIT).stream()
                .map(aspect -> Compared.in(aspect, less, more))
                .reduce(Compared::or)
                .orElseThrow()
                .relation();
    }

    @Test
    void the_witness_is_an_amount_in_words() {
        assertThat(Compared.values(Aspects.MEMORY_LIMIT, Limit.of(9), Limit.of(5))
                        .more())
                .isEqualTo("use 9 bytes of memory");
        assertThat(Compared.values(Aspects.PIDS, NONE, Limit.of(100)).more())
                .isEqualTo("run 101 processes and threads");
    }

    @Test
    void a_limit_that_no_amount_reaches_is_no_limit() {
        assertThat(Compared.values(Aspects.PIDS, NONE, Limit.of(Long.MAX_VALUE)).relation())
                .isEqualTo(EQUAL);
    }

    @Test
    void a_share_of_time_decides_and_not_its_period() {
        CpuTime half = new CpuTime(Limit.of(50_000), 100_000);
        assertThat(time(half, new CpuTime(Limit.of(5_000), 10_000)).relation()).isEqualTo(EQUAL);
        assertThat(time(half, new CpuTime(Limit.of(49_999), 100_000)).more())
                .isEqualTo("use 50000 us of processor time in each 100000 us");
        assertThat(time(half, new CpuTime(Limit.of(50_001), 100_000)).relation())
                .isEqualTo(STRICTER);
        assertThat(time(half, new CpuTime(NONE, 100_000)).relation()).isEqualTo(STRICTER);
    }

    @Test
    void shares_too_close_for_floating_point_differ() {
        CpuTime more = new CpuTime(Limit.of(Long.MAX_VALUE - 1), Long.MAX_VALUE);
        CpuTime less = new CpuTime(Limit.of(Long.MAX_VALUE - 2), Long.MAX_VALUE);
        assertThat(time(more, less).relation()).isEqualTo(LOOSER);
    }

    private static Compared time(CpuTime first, CpuTime second) {
        return Compared.values(Aspects.CPU_TIME, first, second);
    }

    @Test
    void no_realtime_is_less_than_what_is_not_known() {
        CpuTime none = new CpuTime(Limit.of(0), 1_000_000);
        assertThat(Compared.withUnknown(Aspects.REALTIME, none).forward()).isEqualTo(Excess.none());
        assertThat(Compared.withUnknown(Aspects.REALTIME, none).relation()).isEqualTo(INCOMPARABLE);
        assertThat(Compared.values(Aspects.REALTIME, new CpuTime(Limit.of(5), 10), none)
                        .more())
                .isEqualTo("use 5 us of realtime processor time in each 10 us");
    }

    @Test
    void processors_are_compared_one_by_one() {
        assertThat(processors("0-3", "1-2").more()).isEqualTo("run on processor 0");
        assertThat(processors("1-2", "0-3").relation()).isEqualTo(STRICTER);
        assertThat(processors("0-1", "1-2").relation()).isEqualTo(INCOMPARABLE);
        assertThat(Compared.values(Aspects.MEMORY_NODES, CpuSet.parse("7"), CpuSet.parse("0"))
                        .more())
                .isEqualTo("use memory of node 7");
    }

    private static Compared processors(String first, String second) {
        return Compared.values(Aspects.CPU_LIST, CpuSet.parse(first), CpuSet.parse(second));
    }

    @Test
    void nothing_is_beyond_every_processor_of_the_host() {
        EngineFacts silent = EngineFacts.plainDocker("28.5.2").toBuilder()
                .processors(Optional.empty())
                .build();
        EffectivePolicy all = Compared.asked(profile -> profile, silent);
        EffectivePolicy some = Compared.asked(profile -> profile.cpusetCpus(CpuSet.parse("0-1")), silent);
        assertThat(AllOfHost.is(all.entry(Aspects.CPU_LIST))).isTrue();
        assertThat(Compared.in(Aspects.CPU_LIST, some, all).forward()).isEqualTo(Excess.none());
        assertThat(Compared.in(Aspects.CPU_LIST, some, all).relation()).isEqualTo(INCOMPARABLE);
        assertThat(Compared.in(Aspects.CPU_LIST, all, all).relation()).isEqualTo(EQUAL);
    }

    @Test
    void a_greater_weight_is_looser() {
        assertThat(Compared.values(Aspects.CPU_WEIGHT, 2048, 1024).more())
                .isEqualTo("weigh 2048 where containers compete for processors");
        assertThat(Compared.values(Aspects.DISK_WEIGHT, 10, 500).relation()).isEqualTo(STRICTER);
        assertThat(Compared.withUnknown(Aspects.DISK_WEIGHT, 10).forward()).isEqualTo(Excess.none());
        assertThat(Compared.withUnknown(Aspects.DISK_WEIGHT, 1000).backward()).isEqualTo(Excess.none());
        assertThat(Compared.withUnknown(Aspects.DISK_WEIGHT, 500).relation()).isEqualTo(INCOMPARABLE);
    }

    @Test
    void who_is_killed_later_is_looser() {
        assertThat(Compared.values(Aspects.OOM_SCORE, -500, 0).more())
                .isEqualTo("start with an oom_score_adj as low as -500");
        assertThat(Compared.withUnknown(Aspects.OOM_SCORE, 1000).forward()).isEqualTo(Excess.none());
        assertThat(Compared.values(Aspects.OOM_KILLER_OFF, true, false).relation())
                .isEqualTo(LOOSER);
        assertThat(Compared.withUnknown(Aspects.OOM_KILLER_OFF, false).forward())
                .isEqualTo(Excess.none());
    }

    @Test
    void swappiness_and_init_permit_nothing() {
        assertThat(Compared.values(Aspects.SWAPPINESS, 0, 100).relation()).isEqualTo(EQUAL);
        assertThat(Compared.values(Aspects.INIT_RUNS, true, false).relation()).isEqualTo(EQUAL);
    }

    @Test
    void another_parent_cgroup_has_limits_that_are_not_known() {
        assertThat(Compared.values(Aspects.PARENT_CGROUP, "/a", "/b").relation())
                .isEqualTo(INCOMPARABLE);
        assertThat(Compared.values(Aspects.PARENT_CGROUP, "/a", "/a").relation())
                .isEqualTo(EQUAL);
    }

    @Test
    void disks_are_compared_by_device_and_kind() {
        DiskLimits slow = new DiskLimits(Limit.of(5), NONE, NONE, Limit.of(3));
        DiskLimits slower = new DiskLimits(Limit.of(5), NONE, NONE, Limit.of(2));
        DiskLimits other = new DiskLimits(NONE, Limit.of(1), NONE, NONE);
        assertThat(disks(Map.of("8:0", slow), Map.of("8:0", slower)).more())
                .isEqualTo("write 3 times per second to 8:0");
        assertThat(disks(Map.of("8:0", slow), Map.of("8:0", other)).relation()).isEqualTo(INCOMPARABLE);
        assertThat(disks(Map.of("8:0", slow), Map.of()).relation()).isEqualTo(STRICTER);
        assertThat(disks(Map.of(), Map.of("/dev/a\nb", slow)).more())
                .isEqualTo("read 6 bytes per second from \"/dev/a\\u000ab\"");
    }

    @Test
    void two_names_may_be_of_one_disk() {
        DiskLimits slow = new DiskLimits(Limit.of(5), NONE, NONE, NONE);
        Compared names = disks(Map.of("/dev/sda", slow), Map.of("/dev/disk/by-id/x", slow));
        assertThat(names.relation()).isEqualTo(INCOMPARABLE);
        assertThat(names.more()).isEmpty();
        assertThat(disks(Map.of("/dev/sda", slow, "/dev/sdb", slow), Map.of("/dev/sda", slow))
                        .relation())
                .isEqualTo(STRICTER);
    }

    private static Compared disks(Map<String, DiskLimits> first, Map<String, DiskLimits> second) {
        return Compared.values(Aspects.DISK_LIMITS, new TreeMap<>(first), new TreeMap<>(second));
    }

    @Test
    void resource_limits_are_compared_soft_and_hard() {
        ResourceLimit usual = new ResourceLimit(Limit.of(1024), Limit.of(4096));
        assertThat(resources("nofile", usual, "nofile", new ResourceLimit(Limit.of(1024), Limit.of(2048)))
                        .more())
                .isEqualTo("start with a hard limit of 4096 for nofile");
        assertThat(resources("nofile", usual, "nofile", new ResourceLimit(Limit.of(4096), Limit.of(4096)))
                        .relation())
                .isEqualTo(STRICTER);
        assertThat(resources("nofile", usual, "nofile", new ResourceLimit(Limit.of(512), NONE))
                        .relation())
                .isEqualTo(INCOMPARABLE);
        assertThat(resources("nofile", usual, "nofile", usual).relation()).isEqualTo(EQUAL);
    }

    @Test
    void a_resource_limit_of_the_daemon_is_not_known_but_below_none_and_above_nothing() {
        ResourceLimit usual = new ResourceLimit(Limit.of(1024), Limit.of(4096));
        SortedMap<String, ResourceLimit> daemon = new TreeMap<>();
        assertThat(ofDaemon(usual, daemon).relation()).isEqualTo(INCOMPARABLE);
        assertThat(ofDaemon(usual, daemon).forward())
                .isEqualTo(Excess.undecided("what the daemon gives core is not known"));
        assertThat(ofDaemon(new ResourceLimit(NONE, NONE), daemon).backward()).isEqualTo(Excess.none());
        assertThat(ofDaemon(new ResourceLimit(Limit.of(0), Limit.of(0)), daemon).forward())
                .isEqualTo(Excess.none());
    }

    private static Compared ofDaemon(ResourceLimit limit, SortedMap<String, ResourceLimit> daemon) {
        return Compared.values(Aspects.RESOURCE_LIMITS, new TreeMap<>(Map.of("core", limit)), daemon);
    }

    private static Compared resources(String one, ResourceLimit first, String other, ResourceLimit second) {
        return Compared.values(
                Aspects.RESOURCE_LIMITS, new TreeMap<>(Map.of(one, first)), new TreeMap<>(Map.of(other, second)));
    }
}
