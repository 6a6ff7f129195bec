package dev.hasp.seccomp.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What happens with all calls that have one {@code AUDIT_ARCH_*} value: a diagram for each range of numbers. Neighbours
 * differ, so that two tables mean the same exactly if they are equal.
 */
final class NumberTable {

    static final long MAX = 0xffff_ffffL;

    private final long[] starts;
    private final ArgumentDiagram[] diagrams;

    private NumberTable(long[] starts, ArgumentDiagram[] diagrams) {
        this.starts = starts;
        this.diagrams = diagrams;
    }

    static NumberTable constant(ArgumentDiagram diagram) {
        return new NumberTable(new long[] {0}, new ArgumentDiagram[] {diagram});
    }

    int size() {
        return starts.length;
    }

    /** The first number of a range. */
    long start(int range) {
        return starts[range];
    }

    /** The last number of a range. */
    long end(int range) {
        return range + 1 < starts.length ? starts[range + 1] - 1 : MAX;
    }

    ArgumentDiagram diagram(int range) {
        return diagrams[range];
    }

    ArgumentDiagram find(int number) {
        int at = Arrays.binarySearch(starts, Integer.toUnsignedLong(number));
        return diagrams[at >= 0 ? at : -at - 2];
    }

    /** What is to be done with the ranges over which neither of two tables changes. */
    interface Pairing {
        /** Takes one such range; false ends the walk. */
        boolean accept(long start, long end, ArgumentDiagram a, ArgumentDiagram b);
    }

    /** Walks two tables from the lowest number to the highest, until told to stop. */
    static boolean walk(NumberTable a, NumberTable b, Pairing pairing) {
        int i = 0;
        int j = 0;
        long start = 0;
        while (true) {
            long end = Math.min(a.end(i), b.end(j));
            if (!pairing.accept(start, end, a.diagrams[i], b.diagrams[j])) {
                return false;
            }
            if (end == MAX) {
                return true;
            }
            i += a.end(i) == end ? 1 : 0;
            j += b.end(j) == end ? 1 : 0;
            start = end + 1;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberTable that
                && Arrays.equals(that.starts, starts)
                && Arrays.equals(that.diagrams, diagrams);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(diagrams);
    }

    /** A table in the making, of which later settings win. */
    static final class Builder {
        private final NavigableMap<Long, ArgumentDiagram> starts = new TreeMap<>();

        Builder(ArgumentDiagram everywhere) {
            starts.put(0L, everywhere);
        }

        Builder set(long first, long last, ArgumentDiagram diagram) {
            if (first > last) {
                return this;
            }
            if (last < MAX) {
                starts.putIfAbsent(last + 1, starts.floorEntry(last + 1).getValue());
            }
            starts.subMap(first, true, last, true).clear();
            starts.put(first, diagram);
            return this;
        }

        NumberTable build() {
            List<Map.Entry<Long, ArgumentDiagram>> kept = new ArrayList<>();
            for (Map.Entry<Long, ArgumentDiagram> entry : starts.entrySet()) {
                if (kept.isEmpty() || !kept.get(kept.size() - 1).getValue().equals(entry.getValue())) {
                    kept.add(entry);
                }
            }
            return new NumberTable(
                    kept.stream().mapToLong(Map.Entry::getKey).toArray(),
                    kept.stream().map(Map.Entry::getValue).toArray(ArgumentDiagram[]::new));
        }
    }
}
