package dev.hasp.order;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.witness.StartsWithLimit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Orders of processes: how many, with which resource limits, in which cgroup, below which init. */
final class ProcessOrders {

    static final List<Order<?>> ALL = List.of(
            Amounts.order(
                    Aspects.PIDS,
                    "each process and thread up to the limit may run; a lower limit is stricter",
                    "Linux cgroup-v2, pids.max"),
            Order.ofValues(
                    Aspects.RESOURCE_LIMITS,
                    "soft and hard limits, each up to its value from the start on; a lower one is stricter, name by name,"
                            + " and a name that is missing has what the daemon gives it, which is not known",
                    "getrlimit(2)",
                    ProcessOrders::more),
            Order.ofValues(
                    Aspects.PARENT_CGROUP,
                    "the limits of all cgroups above hold too; two parents cannot be compared, as theirs are not known",
                    "cgroups(7); Linux cgroup-v2, top-down constraint",
                    (first, second) -> first.equals(second)
                            ? Excess.none()
                            : Excess.undecided("the limits of two different parent cgroups are not known")),
            Order.neutral(
                    Aspects.INIT_RUNS,
                    "an init passes signals on and reaps orphans; what the processes may do is the same",
                    "docker run --init; tini"));

    private ProcessOrders() {}

    private static Excess more(SortedMap<String, ResourceLimit> first, SortedMap<String, ResourceLimit> second) {
        TreeSet<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        Excess excess = Excess.none();
        for (String name : names) {
            Optional<ResourceLimit> one = Optional.ofNullable(first.get(name));
            Optional<ResourceLimit> other = Optional.ofNullable(second.get(name));
            excess = excess.or(more(name, false, one.map(ResourceLimit::soft), other.map(ResourceLimit::soft)))
                    .or(more(name, true, one.map(ResourceLimit::hard), other.map(ResourceLimit::hard)));
        }
        return excess;
    }

    private static Excess more(String name, boolean hard, Optional<Limit> first, Optional<Limit> second) {
        if (first.isPresent() && second.isPresent()) {
            return Amounts.more(first.get(), second.get(), amount -> new StartsWithLimit(name, hard, amount));
        }
        boolean nothing = first.filter(Limit.of(0)::equals).isPresent();
        boolean everything = second.filter(Limit::isUnlimited).isPresent();
        return nothing || everything
                ? Excess.none()
                : Excess.undecided("what the daemon gives " + name + " is not known");
    }
}
