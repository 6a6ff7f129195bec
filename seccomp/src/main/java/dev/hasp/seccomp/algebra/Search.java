package dev.hasp.seccomp.algebra;

import org.jspecify.annotations.Nullable;

/** Looks for arguments that two diagrams treat differently in a given way. */
final class Search {

    /** A way in which two verdict codes may differ. */
    interface Difference {
        boolean test(int a, int b);
    }

    /** The first permits and the second denies. */
    static final Difference EXCESS = (a, b) -> VerdictCode.permits(a) && !VerdictCode.permits(b);

    /** The verdicts are not the same. */
    static final Difference ANY = (a, b) -> a != b;

    private final ArgumentDiagram a;
    private final ArgumentDiagram b;
    private final Difference difference;
    private final LongIntMap fruitless = new LongIntMap();
    private final long[] arguments = new long[6];

    private Search(ArgumentDiagram a, ArgumentDiagram b, Difference difference) {
        this.a = a;
        this.b = b;
        this.difference = difference;
    }

    /** Six arguments, bits that do not matter being 0, or null if there are none. */
    static long @Nullable [] arguments(ArgumentDiagram a, ArgumentDiagram b, Difference difference) {
        if (a.isConstant() && b.isConstant()) {
            return difference.test(~a.root(), ~b.root()) ? new long[6] : null;
        }
        if (a.equals(b)) {
            return null;
        }
        Search search = new Search(a, b, difference);
        return search.from(a.root(), b.root()) ? search.arguments : null;
    }

    private boolean from(int nodeA, int nodeB) {
        if (nodeA < 0 && nodeB < 0) {
            return difference.test(~nodeA, ~nodeB);
        }
        long key = (nodeA & 0x7fff_ffffL) << 32 | (nodeB & 0xffff_ffffL);
        if (fruitless.get(key) != LongIntMap.ABSENT) {
            return false;
        }
        int level = Math.min(a.level(nodeA), b.level(nodeB));
        boolean stepA = a.level(nodeA) == level;
        boolean stepB = b.level(nodeB) == level;
        if (from(stepA ? a.low(nodeA) : nodeA, stepB ? b.low(nodeB) : nodeB)) {
            return true;
        }
        long bit = 1L << (63 - (level & 63));
        arguments[level >> 6] |= bit;
        if (from(stepA ? a.high(nodeA) : nodeA, stepB ? b.high(nodeB) : nodeB)) {
            return true;
        }
        arguments[level >> 6] &= ~bit;
        fruitless.put(key, 1);
        return false;
    }
}
