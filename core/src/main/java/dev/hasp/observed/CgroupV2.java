package dev.hasp.observed;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.Limit;
import java.util.List;
import java.util.TreeMap;

/**
 * Cgroups of version 2 (Linux Documentation/admin-guide/cgroup-v2.rst). A group has a controller's files only where the
 * controller is switched on for it; without them it limits nothing.
 */
final class CgroupV2 {

    /** No quota, with the period of {@code default_cfs_period}. */
    static final CpuTime NO_QUOTA = new CpuTime(Limit.unlimited(), 100_000);

    private static final long USUAL_WEIGHT = 100;
    private static final int USUAL_SHARES = 1024;
    private static final int HEAVIEST = 10_000;

    private CgroupV2() {}

    static List<Sighting<?>> memory(OwnGroup group) {
        Seen<Limit> memory = max(group, "memory.max");
        Seen<Limit> swap = max(group, "memory.swap.max");
        return List.of(
                memory.as(Aspects.MEMORY_LIMIT),
                memory.with(swap, CgroupV2::sum).as(Aspects.MEMORY_AND_SWAP),
                swap.as(Aspects.SWAP_LIMIT),
                Sighting.seen(
                        Aspects.MEMORY_MARK,
                        Limit.unlimited(),
                        "cgroup v2 has no such mark: " + low(group) + " is kept for it"),
                Sighting.unseen(Aspects.SWAPPINESS, "cgroup v2 has one for the whole machine"),
                Sighting.seen(Aspects.TCP_MEMORY, Limit.unlimited(), "cgroup v2 counts it as memory"),
                Sighting.seen(Aspects.OOM_KILLER_OFF, false, "cgroup v2 cannot switch it off"));
    }

    private static String low(OwnGroup group) {
        return "memory.low "
                + group.file("memory.low", text -> Numbers.limit("max", text))
                        .value()
                        .map(Limit::toString)
                        .orElse("0");
    }

    private static Limit sum(Limit memory, Limit swap) {
        if (memory.isUnlimited() || swap.isUnlimited()) {
            return Limit.unlimited();
        }
        long sum = memory.value().getAsLong() + swap.value().getAsLong();
        return sum < 0 ? Limit.unlimited() : Limit.of(sum);
    }

    private static Seen<Limit> max(OwnGroup group, String file) {
        return group.file(file, text -> Numbers.limit("max", text), Limit.unlimited());
    }

    static List<Sighting<?>> cpu(OwnGroup group) {
        return List.of(
                group.file("cpu.max", CgroupV2::time, NO_QUOTA).as(Aspects.CPU_TIME),
                group.file("cpu.weight", text -> (long) Numbers.within(0, HEAVIEST, text), USUAL_WEIGHT)
                        .flatMap(CgroupV2::shares)
                        .as(Aspects.CPU_WEIGHT),
                Sighting.unseen(Aspects.REALTIME, "cgroup v2 has no realtime budget"));
    }

    private static CpuTime time(String text) {
        String[] words = text.strip().split(" ", -1);
        if (words.length != 2) {
            throw new NotUnderstood("a quota and a period", text);
        }
        Limit quota = Numbers.limit("max", words[0]);
        return quota.isUnlimited() ? NO_QUOTA : new CpuTime(quota, Numbers.natural(words[1]));
    }

    /** Nobody's decision is a weight of 100; of others, which shares they come from depends on the runtime. */
    private static Seen<Integer> shares(long weight) {
        return weight == USUAL_WEIGHT
                ? Seen.of(USUAL_SHARES, "cpu.weight 100, the usual one")
                : Seen.not(
                        "cpu.weight " + weight + ": runtimes before and since runc 1.3.2 make it of different shares");
    }

    static List<Sighting<?>> pids(OwnGroup group) {
        return List.of(max(group, "pids.max").as(Aspects.PIDS));
    }

    static List<Sighting<?>> devices(OwnGroup group) {
        return List.of(
                Sighting.unseen(Aspects.DEVICE_RULES, "of cgroup v2 they are a BPF program, which only trying shows"));
    }

    static List<Sighting<?>> disks(OwnGroup group) {
        return List.of(
                group.file("io.bfq.weight", text -> CgroupV1.weight(usual(text)))
                        .or(group.file("io.weight", text -> blkio(Numbers.within(1, HEAVIEST, usual(text)))))
                        .as(Aspects.DISK_WEIGHT),
                group.file("io.max", DiskThrottles::version2, new DiskThrottles(new TreeMap<>()))
                        .map(DiskThrottles::limits)
                        .as(Aspects.DISK_LIMITS));
    }

    /** The weight for disks that have none of their own. */
    private static String usual(String text) {
        return text.lines()
                .filter(line -> line.startsWith("default "))
                .map(line -> line.substring("default ".length()))
                .findFirst()
                .orElseThrow(() -> new NotUnderstood("a line default", text));
    }

    /** The number of version 1 that runtimes turn into this (runc {@code ConvertBlkIOToIOWeight}: 10..1000 to 1..10000). */
    private static int blkio(int weight) {
        return 10 + (int) (((weight - 1) * 990L + 9998) / 9999);
    }
}
