package dev.hasp.order;

import dev.hasp.control.CpuSet;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.witness.HasWeight;
import dev.hasp.witness.UsesNumbered;
import dev.hasp.witness.UsesProcessorTime;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/** Orders of processor time, processors and memory nodes. */
final class ProcessorOrders {

    /** Linux MIN_SHARES and MAX_SHARES. */
    private static final int LEAST_SHARES = 2;

    private static final int MOST_SHARES = 262_144;

    static final List<Order<?>> ALL = List.of(
            time(
                    Aspects.CPU_TIME,
                    "quota by period is the share of time that may be used; a smaller share is stricter, and one share by"
                            + " another period is equal, though bursts are longer by a longer one",
                    "Linux scheduler/sched-bwc"),
            time(
                    Aspects.REALTIME,
                    "runtime by period is the share that realtime processes may use; a smaller share is stricter",
                    "Linux scheduler/sched-rt-group"),
            weight(
                    Aspects.CPU_WEIGHT,
                    LEAST_SHARES,
                    MOST_SHARES,
                    "who weighs more takes more from others where all compete; a smaller weight is stricter",
                    "Linux scheduler/sched-design-CFS, cpu.shares; cgroup-v2, weights"),
            numbers(Aspects.CPU_LIST, "each processor in the set may be used; a set without one of them is stricter"),
            numbers(
                    Aspects.MEMORY_NODES,
                    "each memory node in the set may be used; a set without one of them is stricter"));

    private ProcessorOrders() {}

    static Order<Integer> weight(Aspect<Integer> aspect, int least, int most, String rule, String source) {
        return Bounded.order(
                aspect,
                rule,
                source,
                weight -> weight <= least,
                weight -> weight >= most,
                (first, second) -> first > second ? Excess.found(new HasWeight(aspect, first)) : Excess.none());
    }

    private static Order<CpuTime> time(Aspect<CpuTime> aspect, String rule, String source) {
        return Bounded.order(
                aspect,
                rule,
                source,
                time -> time.quota().value().orElse(1) == 0,
                time -> time.quota().isUnlimited(),
                (first, second) -> more(aspect, first, second));
    }

    private static Excess more(Aspect<CpuTime> aspect, CpuTime first, CpuTime second) {
        long least = second.quota().value().orElse(Long.MAX_VALUE);
        if (least == Long.MAX_VALUE) {
            return Excess.none();
        }
        if (first.quota().isUnlimited()) {
            return Excess.found(new UsesProcessorTime(aspect, least + 1, second.period()));
        }
        long quota = first.quota().value().orElseThrow();
        return product(quota, second.period()).compareTo(product(least, first.period())) > 0
                ? Excess.found(new UsesProcessorTime(aspect, quota, first.period()))
                : Excess.none();
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static Order<CpuSet> numbers(Aspect<CpuSet> aspect, String rule) {
        return Bounded.order(
                aspect,
                rule,
                "cpuset(7)",
                set -> set.size() == 0,
                set -> false,
                (first, second) -> IntStream.iterate(0, number -> number + 1)
                        .filter(first::contains)
                        .limit(first.size())
                        .filter(number -> !second.contains(number))
                        .mapToObj(number -> Excess.found(new UsesNumbered(aspect, number)))
                        .findFirst()
                        .orElse(Excess.none()));
    }
}
