package dev.hasp.seccomp.filter;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;

/** A condition made ready to be tested fast: one of three kinds of test, or its opposite. */
final class Comparison {

    private enum Kind {
        /** The masked argument is the constant. */
        EQUAL,
        /** The masked argument is below the constant, unsigned. */
        BELOW,
        /** The masked argument is above the constant, unsigned. */
        ABOVE
    }

    private final int index;
    private final Kind kind;
    private final boolean expected;
    private final long mask;
    private final long constant;

    private Comparison(int index, Kind kind, boolean expected, long mask, long constant) {
        this.index = index;
        this.kind = kind;
        this.expected = expected;
        this.mask = mask;
        this.constant = constant;
    }

    static Comparison of(ArgumentCondition condition, int bits) {
        long width = bits == 32 ? 0xffff_ffffL : -1L;
        Operator operator = condition.operator();
        if (operator.equals(Operator.MASKED_EQ)) {
            long mask = condition.value() & width;
            return new Comparison(condition.index(), Kind.EQUAL, true, mask, condition.valueTwo() & mask);
        }
        Kind kind = switch (operator.scmpName()) {
            case "SCMP_CMP_EQ", "SCMP_CMP_NE" -> Kind.EQUAL;
            case "SCMP_CMP_LT", "SCMP_CMP_GE" -> Kind.BELOW;
            default -> Kind.ABOVE;
        };
        boolean expected = operator.equals(Operator.EQ) || operator.equals(Operator.LT) || operator.equals(Operator.GT);
        return new Comparison(condition.index(), kind, expected, width, condition.value() & width);
    }

    boolean holds(long[] arguments) {
        long actual = arguments[index] & mask;
        boolean met = switch (kind) {
            case EQUAL -> actual == constant;
            case BELOW -> Long.compareUnsigned(actual, constant) < 0;
            case ABOVE -> Long.compareUnsigned(actual, constant) > 0;
        };
        return met == expected;
    }
}
