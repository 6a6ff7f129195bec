package dev.hasp.seccomp.algebra;

import dev.hasp.seccomp.filter.Verdict;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What happens with one call by the bits of its six arguments: a reduced ordered decision diagram.
 *
 * <p>A node asks for one bit; bits are asked from the highest of the first argument to the lowest of the sixth, so that
 * intervals and masks are both small. Two diagrams are equal exactly if they give the same verdict for all arguments.
 *
 * <p>Nodes have numbers from 0, the first one; verdicts are the negative numbers that {@link #isVerdict} tells apart.
 */
public final class ArgumentDiagram {

    /** Levels of all six arguments. */
    static final int LEVELS = 6 * 64;

    private final int root;
    private final short[] levels;
    private final int[] lows;
    private final int[] highs;
    private final int hash;

    ArgumentDiagram(int root, short[] levels, int[] lows, int[] highs) {
        this.root = root;
        this.levels = levels;
        this.lows = lows;
        this.highs = highs;
        this.hash = 31 * (31 * root + Arrays.hashCode(lows)) + Arrays.hashCode(levels);
    }

    /** The diagram of a call that always meets the same verdict. */
    public static ArgumentDiagram of(Verdict verdict) {
        return constant(VerdictCode.of(verdict));
    }

    static ArgumentDiagram constant(int code) {
        return new ArgumentDiagram(~code, new short[0], new int[0], new int[0]);
    }

    /** The verdict for these arguments: six whole registers. */
    public Verdict decide(long[] arguments) {
        return VerdictCode.verdict(code(arguments));
    }

    int code(long[] arguments) {
        int at = root;
        while (at >= 0) {
            int level = levels[at];
            boolean set = (arguments[level >> 6] >>> (63 - (level & 63)) & 1) != 0;
            at = set ? highs[at] : lows[at];
        }
        return ~at;
    }

    /** The codes of all verdicts that there can be, ascending. */
    int[] codes() {
        return IntStream.concat(IntStream.of(root), IntStream.concat(Arrays.stream(lows), Arrays.stream(highs)))
                .filter(ArgumentDiagram::isVerdict)
                .map(reference -> ~reference)
                .distinct()
                .sorted()
                .toArray();
    }

    /** Whether the arguments do not matter. */
    public boolean isConstant() {
        return root < 0;
    }

    /** Where to begin: 0, or a verdict. */
    public int root() {
        return root;
    }

    /** Whether a number stands for a verdict instead of a node. */
    public static boolean isVerdict(int node) {
        return node < 0;
    }

    /** The verdict that a negative number stands for. */
    public static Verdict verdict(int node) {
        return VerdictCode.verdict(~node);
    }

    /** The argument, from 0, whose bit the node asks for. */
    public int argument(int node) {
        return levels[node] >> 6;
    }

    /** The bit that the node asks for: 0 is the lowest, 63 the highest. */
    public int bit(int node) {
        return 63 - (levels[node] & 63);
    }

    /** Where to go on if the bit is 0. */
    public int low(int node) {
        return lows[node];
    }

    /** Where to go on if the bit is 1. */
    public int high(int node) {
        return highs[node];
    }

    /** How many nodes there are. */
    public int size() {
        return levels.length;
    }

    int level(int node) {
        return node < 0 ? LEVELS : levels[node];
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ArgumentDiagram that
                        && that.hash == hash
                        && that.root == root
                        && Arrays.equals(that.levels, levels)
                        && Arrays.equals(that.lows, lows)
                        && Arrays.equals(that.highs, highs));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The verdict, if there is but one, or the number of nodes. */
    @Override
    public String toString() {
        return isConstant() ? verdict(root).toString() : "by arguments (" + size() + " nodes)";
    }
}
