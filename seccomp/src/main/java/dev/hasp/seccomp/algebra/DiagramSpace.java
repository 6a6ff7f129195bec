package dev.hasp.seccomp.algebra;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * A workspace in which equal diagrams are the same node, after Bryant's graph-based algorithms for Boolean functions.
 *
 * <p>References that are not negative are nodes; the others are the complement of a code, which is a verdict's or, in
 * sets, {@link #NO} or {@link #YES}.
 */
final class DiagramSpace {

    /** The reference of what is in no set. */
    static final int NO = ~0;

    /** The reference of what is in a set. */
    static final int YES = ~1;

    private static final int REFERENCE_BITS = 27;
    private static final int CODE_FLAG = 1 << (REFERENCE_BITS - 1);

    /** Far above what any real profile needs, and reached in well below a second. */
    private static final int MAX_NODES = 1 << 20;

    private final LongIntMap unique = new LongIntMap();
    private short[] levels = new short[256];
    private int[] lows = new int[256];
    private int[] highs = new int[256];
    private int size;

    int level(int reference) {
        return reference < 0 ? ArgumentDiagram.LEVELS : levels[reference];
    }

    int low(int reference) {
        return lows[reference];
    }

    int high(int reference) {
        return highs[reference];
    }

    /** The node that asks for a bit, or what both answers lead to. */
    int node(int level, int low, int high) {
        if (low == high) {
            return low;
        }
        long key = ((long) level << REFERENCE_BITS | packed(low)) << REFERENCE_BITS | packed(high);
        int known = unique.get(key);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        if (size == MAX_NODES) {
            throw new SeccompComplexityException(
                    "the conditions of one system call need more than " + MAX_NODES + " steps to tell apart");
        }
        if (size == levels.length) {
            levels = Arrays.copyOf(levels, size * 2);
            lows = Arrays.copyOf(lows, size * 2);
            highs = Arrays.copyOf(highs, size * 2);
        }
        levels[size] = (short) level;
        lows[size] = low;
        highs[size] = high;
        unique.put(key, size);
        return size++;
    }

    private static long packed(int reference) {
        return reference < 0 ? ~reference | CODE_FLAG : reference;
    }

    /** The diagram whose codes are those of two others combined. */
    int combine(int a, int b, IntBinaryOperator codes) {
        return combine(a, b, codes, new LongIntMap());
    }

    private int combine(int a, int b, IntBinaryOperator codes, LongIntMap done) {
        if (a < 0 && b < 0) {
            return ~codes.applyAsInt(~a, ~b);
        }
        long key = packed(a) << REFERENCE_BITS | packed(b);
        int known = done.get(key);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        int level = Math.min(level(a), level(b));
        boolean stepA = level(a) == level;
        boolean stepB = level(b) == level;
        int low = combine(stepA ? lows[a] : a, stepB ? lows[b] : b, codes, done);
        int high = combine(stepA ? highs[a] : a, stepB ? highs[b] : b, codes, done);
        int result = node(level, low, high);
        done.put(key, result);
        return result;
    }

    int and(int a, int b) {
        if (a == NO || b == NO) {
            return NO;
        }
        return a == YES ? b : b == YES ? a : combine(a, b, (x, y) -> x & y);
    }

    int or(int a, int b) {
        if (a == YES || b == YES) {
            return YES;
        }
        return a == NO ? b : b == NO ? a : combine(a, b, (x, y) -> x | y);
    }

    /** What is in the first set and not in the second. */
    int without(int a, int b) {
        return combine(a, b, (x, y) -> x & ~y);
    }

    /** One diagram in a set and another elsewhere. */
    int select(int set, int inside, int outside) {
        int marked = combine(set, inside, (in, code) -> in == 1 ? code : VerdictCode.COUNT);
        return combine(marked, outside, (code, other) -> code == VerdictCode.COUNT ? other : code);
    }

    /** The arguments for which a diagram has this code. */
    int where(int diagram, int code) {
        return combine(diagram, NO, (verdict, unused) -> verdict == code ? 1 : 0);
    }

    /** Takes a diagram in. */
    int add(ArgumentDiagram diagram) {
        if (diagram.isConstant()) {
            return diagram.root();
        }
        int[] references = new int[diagram.size()];
        // nodes are numbered from the root, so that those below a node have higher numbers or are met again
        Arrays.fill(references, Integer.MIN_VALUE);
        return add(diagram, diagram.root(), references);
    }

    private int add(ArgumentDiagram diagram, int node, int[] references) {
        if (node < 0) {
            return node;
        }
        if (references[node] == Integer.MIN_VALUE) {
            int low = add(diagram, diagram.low(node), references);
            int high = add(diagram, diagram.high(node), references);
            references[node] = node(diagram.level(node), low, high);
        }
        return references[node];
    }

    /** A diagram that stands alone, its nodes numbered in the order of a walk, zeros first. */
    ArgumentDiagram diagram(int root) {
        if (root < 0) {
            return ArgumentDiagram.constant(~root);
        }
        LongIntMap numbers = new LongIntMap();
        int[] order = new int[16];
        int count = 0;
        int[] stack = new int[ArgumentDiagram.LEVELS + 2];
        int depth = 0;
        stack[depth++] = root;
        while (depth > 0) {
            int node = stack[--depth];
            if (node < 0 || numbers.get(node) != LongIntMap.ABSENT) {
                continue;
            }
            if (count == order.length) {
                order = Arrays.copyOf(order, count * 2);
            }
            order[count] = node;
            numbers.put(node, count++);
            stack[depth++] = highs[node];
            stack[depth++] = lows[node];
        }
        short[] newLevels = new short[count];
        int[] newLows = new int[count];
        int[] newHighs = new int[count];
        for (int i = 0; i < count; i++) {
            newLevels[i] = levels[order[i]];
            newLows[i] = lows[order[i]] < 0 ? lows[order[i]] : numbers.get(lows[order[i]]);
            newHighs[i] = highs[order[i]] < 0 ? highs[order[i]] : numbers.get(highs[order[i]]);
        }
        return new ArgumentDiagram(0, newLevels, newLows, newHighs);
    }
}
