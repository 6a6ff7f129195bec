package dev.hasp.observed;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.Limit;
import java.util.List;
import java.util.TreeMap;

/** Cgroups of version 1 (Linux Documentation/admin-guide/cgroup-v1). The group at the top lacks most files. */
final class CgroupV1 {

    private static final int LEAST_SHARES = 2;
    private static final int MOST_SHARES = 262_144;

    private CgroupV1() {}

    static List<Sighting<?>> memory(OwnGroup group) {
        Seen<Limit> total = group.file("memory.memsw.limit_in_bytes", Numbers::pages, Limit.unlimited());
        return List.of(
                group.file("memory.limit_in_bytes", Numbers::pages).as(Aspects.MEMORY_LIMIT),
                total.as(Aspects.MEMORY_AND_SWAP),
                total.as(Aspects.SWAP_LIMIT),
                group.file("memory.soft_limit_in_bytes", Numbers::pages, Limit.unlimited())
                        .as(Aspects.MEMORY_MARK),
                group.file("memory.swappiness", text -> Numbers.within(0, 200, text))
                        .as(Aspects.SWAPPINESS),
                group.file("memory.kmem.tcp.limit_in_bytes", Numbers::pages, Limit.unlimited())
                        .as(Aspects.TCP_MEMORY),
                group.file("memory.oom_control", CgroupV1::oomKillerOff, false).as(Aspects.OOM_KILLER_OFF));
    }

    private static boolean oomKillerOff(String text) {
        return text.lines()
                        .map(line -> line.split(" ", 2))
                        .filter(words -> words.length == 2 && words[0].equals("oom_kill_disable"))
                        .map(words -> Numbers.within(0, 1, words[1]))
                        .findFirst()
                        .orElseThrow(() -> new NotUnderstood("a line oom_kill_disable", text))
                == 1;
    }

    static List<Sighting<?>> cpu(OwnGroup group) {
        Seen<CpuTime> time = group.isWithout("cpu.cfs_quota_us")
                ? Seen.of(CgroupV2.NO_QUOTA, group.directory() + "/cpu.cfs_quota_us does not exist")
                : group.file(
                                "cpu.cfs_quota_us",
                                text -> text.strip().equals("-1") ? Limit.unlimited() : Limit.of(Numbers.natural(text)))
                        .with(
                                group.file("cpu.cfs_period_us", Numbers::natural),
                                (quota, period) ->
                                        quota.isUnlimited() ? CgroupV2.NO_QUOTA : new CpuTime(quota, period));
        return List.of(
                time.as(Aspects.CPU_TIME),
                group.file("cpu.shares", text -> Numbers.within(LEAST_SHARES, MOST_SHARES, text))
                        .as(Aspects.CPU_WEIGHT),
                group.file("cpu.rt_runtime_us", Numbers::natural)
                        .with(
                                group.file("cpu.rt_period_us", Numbers::natural),
                                (runtime, period) -> new CpuTime(Limit.of(runtime), period))
                        .as(Aspects.REALTIME));
    }

    static List<Sighting<?>> pids(OwnGroup group) {
        return List.of(group.file("pids.max", text -> Numbers.limit("max", text), Limit.unlimited())
                .as(Aspects.PIDS));
    }

    static List<Sighting<?>> devices(OwnGroup group) {
        return List.of(group.file("devices.list", DeviceList::parse).as(Aspects.DEVICE_RULES));
    }

    static List<Sighting<?>> disks(OwnGroup group) {
        Seen<DiskThrottles> throttles = Seen.of(new DiskThrottles(new TreeMap<>()), group.directory());
        for (DiskThrottles.Kind kind : DiskThrottles.Kind.values()) {
            Seen<DiskThrottles> before = throttles;
            throttles = group.file(kind.version1(), text -> text, "")
                    .flatMap(text -> before.map(known -> known.version1(kind, text)));
        }
        return List.of(
                group.file("blkio.weight", CgroupV1::weight)
                        .or(group.file("blkio.bfq.weight", CgroupV1::weight))
                        .as(Aspects.DISK_WEIGHT),
                throttles.map(DiskThrottles::limits).as(Aspects.DISK_LIMITS));
    }

    static int weight(String text) {
        return Numbers.within(1, 1000, text);
    }
}
