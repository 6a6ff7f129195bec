package dev.hasp.order;

import dev.hasp.effective.Aspects;
import dev.hasp.witness.HangsWithoutMemory;
import dev.hasp.witness.IsSparedAs;
import java.util.List;

/** Orders of memory, and of what happens when it runs out. */
final class MemoryOrders {

    private static final int SPARED_MOST = -1000;
    private static final int SPARED_LEAST = 1000;

    static final List<Order<?>> ALL = List.of(
            Amounts.order(
                    Aspects.MEMORY_LIMIT,
                    "each byte up to the limit may be used; a lower limit is stricter",
                    "Linux cgroup-v2, memory.max; cgroup-v1/memory, memory.limit_in_bytes"),
            Amounts.order(
                    Aspects.MEMORY_AND_SWAP,
                    "each byte of both together up to the limit may be used; a lower limit is stricter",
                    "Linux cgroup-v1/memory, memory.memsw.limit_in_bytes; on v2 the sum of memory.max and"
                            + " memory.swap.max"),
            Amounts.order(
                    Aspects.SWAP_LIMIT,
                    "each byte of swap up to the limit may be used; a lower limit is stricter, so that less memory with more"
                            + " swap is incomparable where the kernel limits them one by one",
                    "Linux cgroup-v2, memory.swap.max; on v1 what memory.memsw.limit_in_bytes leaves"),
            Amounts.order(
                    Aspects.MEMORY_MARK,
                    "what is above the mark is taken back first when the host runs short; a lower mark is stricter,"
                            + " and no mark keeps everything",
                    "Linux cgroup-v1/memory, soft limits"),
            Amounts.order(
                    Aspects.TCP_MEMORY,
                    "each byte of TCP buffers up to the limit may be used; a lower limit is stricter",
                    "Linux cgroup-v1/memory, memory.kmem.tcp.limit_in_bytes"),
            Amounts.order(
                    Aspects.KERNEL_MEMORY_ASKED,
                    "each byte of kernel memory up to the limit may be used, by engines and kernels that know it; a lower"
                            + " limit is stricter",
                    "Linux cgroup-v1/memory, memory.kmem.limit_in_bytes; engine API changelog 1.42"),
            Order.neutral(
                    Aspects.SWAPPINESS,
                    "whether the kernel takes anonymous memory or cached files first; how much may be used is the same",
                    "Linux cgroup-v1/memory, memory.swappiness"),
            Bounded.order(
                    Aspects.OOM_KILLER_OFF,
                    "without the killer a container at its limit hangs and keeps its memory; with it is stricter",
                    "Linux cgroup-v1/memory, memory.oom_control",
                    off -> !off,
                    off -> off,
                    (first, second) -> first && !second ? Excess.found(new HangsWithoutMemory()) : Excess.none()),
            Bounded.order(
                    Aspects.OOM_SCORE,
                    "with a lower score others are killed first; a process may raise its own, so that a higher one is"
                            + " stricter",
                    "proc_pid_oom_score_adj(5)",
                    score -> score >= SPARED_LEAST,
                    score -> score <= SPARED_MOST,
                    (first, second) -> first < second ? Excess.found(new IsSparedAs(first)) : Excess.none()));

    private MemoryOrders() {}
}
