package dev.hasp.seccomp.bpf;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Finds the range in which the loaded word lies, with as few comparisons as possible on average: an optimal alphabetic
 * tree, in which single values between two halves of the same range are compared for equality.
 */
final class RangeSearch {

    /** Above this many ranges, halves of equal weight have to do. */
    private static final int MAX_OPTIMAL = 320;

    /** The longest run of single values that are compared one after the other. */
    private static final int MAX_CHAIN = 3;

    private static final int CHAIN = -1;

    /**
     * A range of words.
     *
     * @param start the lowest word, unsigned
     * @param target what is to be done; equal numbers are the same target
     * @param weight how often words in it are expected
     */
    record Range(long start, int target, long weight) {}

    private final BpfAssembler assembler;
    private final List<Range> ranges;
    private final IntUnaryOperator targets;
    private final long[] weightBefore;
    private final long[][] costs;
    private final int[][] choices;

    private RangeSearch(BpfAssembler assembler, List<Range> ranges, IntUnaryOperator targets) {
        this.assembler = assembler;
        this.ranges = ranges;
        this.targets = targets;
        int count = ranges.size();
        this.weightBefore = new long[count + 1];
        for (int i = 0; i < count; i++) {
            weightBefore[i + 1] = weightBefore[i] + ranges.get(i).weight();
        }
        boolean optimal = count <= MAX_OPTIMAL;
        this.costs = new long[optimal ? count : 0][count];
        this.choices = new int[optimal ? count : 0][count];
        if (optimal) {
            plan();
        }
    }

    /**
     * Writes the search.
     *
     * @param ranges all words in ascending ranges, the first from 0
     * @param targets writes the code of a target and returns its place
     * @return the place where the search begins
     */
    static int write(BpfAssembler assembler, List<Range> ranges, IntUnaryOperator targets) {
        return new RangeSearch(assembler, ranges, targets).write(0, ranges.size() - 1);
    }

    private long weight(int from, int to) {
        return weightBefore[to + 1] - weightBefore[from];
    }

    private void plan() {
        int count = ranges.size();
        for (int length = 2; length <= count; length++) {
            for (int from = 0; from + length <= count; from++) {
                int to = from + length - 1;
                long best = isChain(from, to) ? chainCost(from, to) : Long.MAX_VALUE;
                int choice = CHAIN;
                long weight = weight(from, to);
                for (int split = from + 1; split <= to; split++) {
                    long cost = weight + costs[from][split - 1] + costs[split][to];
                    if (cost < best) {
                        best = cost;
                        choice = split;
                    }
                }
                costs[from][to] = best;
                choices[from][to] = choice;
            }
        }
    }

    /** Whether every second range is a single word and the others are the same target. */
    private boolean isChain(int from, int to) {
        if ((to - from) % 2 != 0 || to - from > 2 * MAX_CHAIN) {
            return false;
        }
        for (int i = from; i <= to; i += 2) {
            if (ranges.get(i).target() != ranges.get(from).target()) {
                return false;
            }
        }
        for (int i = from + 1; i < to; i += 2) {
            if (ranges.get(i + 1).start() - ranges.get(i).start() != 1) {
                return false;
            }
        }
        return to > from;
    }

    private long chainCost(int from, int to) {
        long cost = 0;
        long left = weight(from, to);
        for (int i = from + 1; i < to; i += 2) {
            cost += left;
            left -= ranges.get(i).weight();
        }
        return cost;
    }

    private int write(int from, int to) {
        if (from == to) {
            return targets.applyAsInt(ranges.get(from).target());
        }
        int choice = choices.length == 0 ? balanced(from, to) : choices[from][to];
        if (choice == CHAIN) {
            int next = targets.applyAsInt(ranges.get(from).target());
            for (int i = to - 1; i > from; i -= 2) {
                int found = targets.applyAsInt(ranges.get(i).target());
                next = assembler.compare(BpfInstruction.JEQ, (int) ranges.get(i).start(), found, next);
            }
            return next;
        }
        int above = write(choice, to);
        int below = write(from, choice - 1);
        return assembler.compare(BpfInstruction.JGE, (int) ranges.get(choice).start(), above, below);
    }

    private int balanced(int from, int to) {
        if (isChain(from, to)) {
            return CHAIN;
        }
        long half = weight(from, to) / 2;
        int split = from + 1;
        while (split < to && weight(from, split - 1) < half) {
            split++;
        }
        return split;
    }
}
