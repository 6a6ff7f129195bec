package dev.hasp.seccomp.algebra;

import dev.hasp.seccomp.ArgumentCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a set of one argument's values as conditions, one of which has to hold. */
final class ArgumentCover {

    /** Which ordered comparisons may be used. */
    enum Ordered {
        ANY,
        /** Those with constants that every release of libseccomp handles beside other rules. */
        SMALL,
        NONE
    }

    /** More conditions for one call than this are no profile that anyone would read. */
    static final int MOST = 128;

    private static final int MOST_INTERVALS = 64;

    private final DiagramSpace space;
    private final int argument;
    private final int bits;
    private final Ordered ordered;

    ArgumentCover(DiagramSpace space, int argument, int bits, Ordered ordered) {
        this.space = space;
        this.argument = argument;
        this.bits = bits;
        this.ordered = ordered;
    }

    /** Values from one to another, unsigned. */
    private record Interval(long first, long last) {}

    /** The conditions, or empty if there would be too many. The set is neither empty nor everything. */
    Optional<List<ArgumentCondition>> conditions(int set) {
        long width = ConditionSets.width(bits);
        List<Interval> holes = new ArrayList<>();
        if (intervals(space.without(DiagramSpace.YES, set), holes)
                && holes.size() == 1
                && holes.get(0).first() == holes.get(0).last()) {
            return Optional.of(
                    List.of(ArgumentCondition.notEqualTo(argument, holes.get(0).first())));
        }
        Optional<List<ArgumentCondition>> masked = masked(set);
        List<Interval> intervals = new ArrayList<>();
        if (ordered == Ordered.NONE || !intervals(set, intervals)) {
            return masked;
        }
        List<ArgumentCondition> conditions = new ArrayList<>();
        int rest = set;
        for (Interval interval : intervals) {
            Optional<ArgumentCondition> whole = condition(interval, width);
            if (whole.isPresent()) {
                conditions.add(whole.get());
                rest = space.without(rest, ConditionSets.one(space, whole.get(), bits));
            }
        }
        Optional<List<ArgumentCondition>> inner = masked(rest);
        if (inner.isEmpty()) {
            return masked;
        }
        conditions.addAll(inner.get());
        return masked.isPresent() && masked.get().size() < conditions.size() ? masked : Optional.of(conditions);
    }

    private Optional<ArgumentCondition> condition(Interval interval, long width) {
        if (interval.first() == interval.last()) {
            return Optional.of(ArgumentCondition.equalTo(argument, interval.first()));
        }
        Optional<ArgumentCondition> condition = Optional.empty();
        if (interval.first() == 0) {
            condition = Optional.of(ArgumentCondition.atMost(argument, interval.last()));
        } else if (interval.last() == width) {
            condition = Optional.of(ArgumentCondition.greaterThan(argument, interval.first() - 1));
        }
        return condition.filter(order -> ordered == Ordered.ANY || !SafeShapes.isLargeOrder(order));
    }

    private Optional<List<ArgumentCondition>> masked(int set) {
        if (set == DiagramSpace.NO) {
            return Optional.of(List.of());
        }
        List<Cubes.Cube> cubes = Cubes.of(space, set, MOST);
        long width = ConditionSets.width(bits);
        return cubes.isEmpty()
                ? Optional.empty()
                : Optional.of(cubes.stream()
                        .map(cube -> cube.mask() == width
                                ? ArgumentCondition.equalTo(argument, cube.value())
                                : ArgumentCondition.maskedEqualTo(argument, cube.mask(), cube.value()))
                        .toList());
    }

    private boolean intervals(int set, List<Interval> intervals) {
        return collect(set, bits - 1, 0, intervals);
    }

    private boolean collect(int node, int bit, long start, List<Interval> intervals) {
        if (node == DiagramSpace.NO) {
            return true;
        }
        if (node == DiagramSpace.YES) {
            long last = start | (bit < 0 ? 0 : -1L >>> (63 - bit));
            int end = intervals.size() - 1;
            if (end >= 0 && intervals.get(end).last() + 1 == start && start != 0) {
                intervals.set(end, new Interval(intervals.get(end).first(), last));
            } else {
                intervals.add(new Interval(start, last));
            }
            return intervals.size() <= MOST_INTERVALS;
        }
        boolean asks = (63 - (space.level(node) & 63)) == bit;
        return collect(asks ? space.low(node) : node, bit - 1, start, intervals)
                && collect(asks ? space.high(node) : node, bit - 1, start | 1L << bit, intervals);
    }
}
