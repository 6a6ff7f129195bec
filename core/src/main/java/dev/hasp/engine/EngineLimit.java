package dev.hasp.engine;

/** A kind of limit that an engine can enforce only where its kernel and cgroups offer it. */
public enum EngineLimit {
    /** Memory, {@code MemoryLimit} in the engine's info. */
    MEMORY("memory"),
    /** Swap, {@code SwapLimit}. */
    SWAP("swap"),
    /** Processor quota and period, {@code CpuCfsQuota} and {@code CpuCfsPeriod}. */
    CPU_QUOTA("cpu quota"),
    /** Processor weight, {@code CPUShares}. */
    CPU_SHARES("cpu shares"),
    /** Processors and memory nodes, {@code CPUSet}. */
    CPUSET("cpusets"),
    /** Processes, {@code PidsLimit}. */
    PIDS("pids"),
    /** Hanging instead of being killed, {@code OomKillDisable}; cgroup v1 alone. */
    OOM_KILL_DISABLE("oom-kill-disable"),
    /** Swappiness; cgroup v1 alone, no member of info. */
    SWAPPINESS("memory swappiness"),
    /** Realtime processor time; cgroup v1 and a kernel with RT_GROUP_SCHED, no member of info. */
    CPU_REALTIME("realtime cpu"),
    /** Disk weight; no member of info but a warning. */
    BLKIO_WEIGHT("block I/O weight"),
    /** Disk bandwidth and operations; no member of info but warnings. */
    BLKIO_THROTTLE("block I/O throttling");

    private final String title;

    EngineLimit(String title) {
        this.title = title;
    }

    /** The name for people. */
    @Override
    public String toString() {
        return title;
    }
}
