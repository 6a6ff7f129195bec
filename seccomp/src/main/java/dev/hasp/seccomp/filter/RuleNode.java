package dev.hasp.seccomp.filter;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison of one half of an argument in libseccomp's tree, and where to go from it. */
final class RuleNode {

    private static final long HALF = 0xffff_ffffL;

    /** Twice the argument, and one more for its upper half. */
    private final int place;

    private final int index;
    private final int shift;
    private final boolean ordered;
    private final Operator operator;
    private final Operator written;
    private final long mask;
    private final long whole;
    private final long datum;

    @Nullable
    Decision ifTrue;

    @Nullable
    Decision ifFalse;

    @Nullable
    List<RuleNode> thenLevel;

    @Nullable
    List<RuleNode> elseLevel;

    /**
     * @param condition the condition that the node is part of
     * @param operator EQ, MASKED_EQ, GT or GE
     * @param upper whether it compares the upper half
     */
    RuleNode(ArgumentCondition condition, Operator operator, boolean upper) {
        boolean masked = condition.operator().equals(Operator.MASKED_EQ);
        this.index = condition.index();
        this.place = index * 2 + (upper ? 1 : 0);
        this.shift = upper ? 32 : 0;
        this.operator = operator;
        this.written = condition.operator();
        this.ordered = operator.isOrdered();
        this.mask = masked ? condition.value() >>> shift & HALF : HALF;
        this.whole = masked ? condition.valueTwo() & condition.value() : condition.value();
        this.datum = whole >>> shift & this.mask;
    }

    boolean isSame(RuleNode other) {
        return place == other.place && operator.equals(other.operator) && datum == other.datum && mask == other.mask;
    }

    /** Whether the other one is tried first ({@code _db_chain_lt}). */
    boolean isAfter(RuleNode other) {
        if (place != other.place) {
            return place < other.place;
        }
        int order = Integer.compare(rank(written), rank(other.written));
        if (order != 0) {
            return order < 0;
        }
        return rank(written) == 2 ? datum > other.datum : datum < other.datum;
    }

    private static int rank(Operator operator) {
        if (!operator.isOrdered()) {
            return 3;
        }
        return operator.equals(Operator.LT) || operator.equals(Operator.LE) ? 2 : 1;
    }

    boolean isLeaf() {
        return thenLevel == null && elseLevel == null;
    }

    /** Whether it compares an upper half with a constant that is above the other one's as a whole. */
    boolean isUpperHalfAbove(RuleNode other) {
        return shift == 32 && Long.compareUnsigned(whole, other.whole) > 0;
    }

    /** The decision of this node and all below it, or null if they leave the call to the next one. */
    @Nullable
    Decision decide(long[] arguments) {
        long actual = arguments[index] >>> shift & mask;
        boolean met;
        if (ordered) {
            met = actual > datum || (actual == datum && operator.equals(Operator.GE));
        } else {
            met = actual == datum;
        }
        Decision decision = met ? ifTrue : ifFalse;
        if (decision != null) {
            return decision;
        }
        List<RuleNode> level = met ? thenLevel : elseLevel;
        return level == null ? null : decide(level, arguments);
    }

    /** Folds a level before what happens if it decides nothing. */
    static <T> T fold(List<RuleNode> level, CallFold<T> fold, T rest) {
        T result = rest;
        for (int i = level.size() - 1; i >= 0; i--) {
            result = level.get(i).fold(fold, result);
        }
        return result;
    }

    private <T> T fold(CallFold<T> fold, T rest) {
        return fold.compared(
                index,
                shift == 32,
                operator,
                mask,
                datum,
                branch(ifTrue, thenLevel, fold, rest),
                branch(ifFalse, elseLevel, fold, rest));
    }

    private static <T> T branch(@Nullable Decision decision, @Nullable List<RuleNode> level, CallFold<T> fold, T rest) {
        if (decision != null) {
            return fold.decided(decision.verdict());
        }
        return level == null ? rest : fold(level, fold, rest);
    }

    /** The first decision of a level, or null. */
    static @Nullable Decision decide(List<RuleNode> level, long[] arguments) {
        for (int i = 0; i < level.size(); i++) {
            Decision decision = level.get(i).decide(arguments);
            if (decision != null) {
                return decision;
            }
        }
        return null;
    }
}
