package dev.hasp.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which limits an engine can enforce, out of its info. The members are those of {@code fillPlatformInfo} in moby's
 * {@code daemon/info_unix.go}; limits without a member are known by a warning there, or by the kernel alone.
 */
final class LimitFacts {

    /** A limit and the members of info that all have to be true for it. */
    private record Told(EngineLimit limit, List<String> members) {}

    /** A limit and the parts of the warnings that deny it; cgroup v1's and v2's. */
    private record Denied(EngineLimit limit, List<String> warnings) {}

    private static final List<Told> TOLD = List.of(
            new Told(EngineLimit.MEMORY, List.of("MemoryLimit")),
            new Told(EngineLimit.SWAP, List.of("SwapLimit")),
            new Told(EngineLimit.CPU_QUOTA, List.of("CpuCfsQuota", "CpuCfsPeriod")),
            new Told(EngineLimit.CPU_SHARES, List.of("CPUShares")),
            new Told(EngineLimit.CPUSET, List.of("CPUSet")),
            new Told(EngineLimit.PIDS, List.of("PidsLimit")),
            new Told(EngineLimit.OOM_KILL_DISABLE, List.of("OomKillDisable")));

    private static final List<Denied> DENIED = List.of(
            new Denied(EngineLimit.BLKIO_WEIGHT, List.of("No io.weight support", "No blkio weight support")),
            new Denied(
                    EngineLimit.BLKIO_THROTTLE,
                    List.of(
                            "No io.max (rbps) support",
                            "No io.max (wbps) support",
                            "No io.max (riops) support",
                            "No io.max (wiops) support",
                            "No blkio throttle.read_bps_device support",
                            "No blkio throttle.write_bps_device support",
                            "No blkio throttle.read_iops_device support",
                            "No blkio throttle.write_iops_device support")));

    /** What the kernel has under cgroup v1 alone: {@code mem_cgroup_legacy_files}, {@code cpu_legacy_files}. */
    private static final List<EngineLimit> V1_ALONE =
            List.of(EngineLimit.OOM_KILL_DISABLE, EngineLimit.SWAPPINESS, EngineLimit.CPU_REALTIME);

    private final Map<EngineLimit, Boolean> limits = new EnumMap<>(EngineLimit.class);

    private LimitFacts() {}

    /** The limits of an engine, of which everything but the limits is known already. */
    static Map<EngineLimit, Boolean> of(Members info, EngineFacts engine) {
        LimitFacts facts = new LimitFacts();
        boolean v1 = engine.cgroupVersion().equals(Optional.of(CgroupVersion.V1));
        boolean v2 = engine.cgroupVersion().equals(Optional.of(CgroupVersion.V2));
        // podman: "Resource limits are not supported and ignored on cgroups V1 rootless systems"
        boolean ignored = engine.isPodman() && v1 && engine.rootless().equals(Optional.of(true));
        if (engine.cgroupDriver().equals(Optional.of("none")) || ignored) {
            for (EngineLimit limit : EngineLimit.values()) {
                facts.limits.put(limit, false);
            }
            return facts.limits;
        }
        facts.told(info);
        if (v2) {
            V1_ALONE.forEach(limit -> facts.limits.put(limit, false));
        } else if (v1 && facts.limits.containsKey(EngineLimit.MEMORY)) {
            facts.limits.put(EngineLimit.SWAPPINESS, facts.limits.get(EngineLimit.MEMORY));
        }
        facts.blockIo(engine, v1, v2);
        return facts.limits;
    }

    private void told(Members info) {
        for (Told told : TOLD) {
            List<Boolean> members = told.members().stream()
                    .flatMap(member -> info.flag(member).stream())
                    .toList();
            if (members.contains(false)) {
                limits.put(told.limit(), false);
            } else if (members.size() == told.members().size()) {
                limits.put(told.limit(), true);
            }
        }
        // podman alone tells
        List<Boolean> realtime = List.of("CPURealtimePeriod", "CPURealtimeRuntime").stream()
                .flatMap(member -> info.flag(member).stream())
                .toList();
        if (!realtime.isEmpty()) {
            limits.put(EngineLimit.CPU_REALTIME, !realtime.contains(false));
        }
    }

    private void blockIo(EngineFacts engine, boolean v1, boolean v2) {
        for (Denied denied : DENIED) {
            boolean named = engine.warnings().stream()
                    .anyMatch(warning -> denied.warnings().stream().anyMatch(warning::contains));
            if (named) {
                limits.put(denied.limit(), false);
            } else if (engine.isDocker(20, 10) && (v2 || (v1 && denied.limit() == EngineLimit.BLKIO_THROTTLE))) {
                limits.put(denied.limit(), true);
            }
        }
        // CFQ's blkio.weight left the kernel with 5.0; BFQ has another file, which the engine does not look for
        boolean withoutCfq =
                engine.kernel().filter(kernel -> kernel.kernel() >= 5).isPresent();
        if (v1 && withoutCfq) {
            limits.put(EngineLimit.BLKIO_WEIGHT, false);
        }
    }
}
