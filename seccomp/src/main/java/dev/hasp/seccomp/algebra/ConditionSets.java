package dev.hasp.seccomp.algebra;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import java.util.Collection;

/** The sets of arguments that conditions describe. */
final class ConditionSets {

    private ConditionSets() {}

    /** The arguments that meet all conditions, compared over 32 or 64 bits. */
    static int all(DiagramSpace space, Collection<ArgumentCondition> conditions, int bits) {
        int set = DiagramSpace.YES;
        for (ArgumentCondition condition : conditions) {
            set = space.and(set, one(space, condition, bits));
        }
        return set;
    }

    static int one(DiagramSpace space, ArgumentCondition condition, int bits) {
        int argument = condition.index();
        long width = width(bits);
        long value = condition.value() & width;
        return switch (condition.operator().scmpName()) {
            case "SCMP_CMP_EQ" -> masked(space, argument, width, value);
            case "SCMP_CMP_NE" -> space.without(DiagramSpace.YES, masked(space, argument, width, value));
            case "SCMP_CMP_MASKED_EQ" -> masked(space, argument, value, condition.valueTwo() & value);
            case "SCMP_CMP_LE" -> atMost(space, argument, value, 0, bits);
            case "SCMP_CMP_GT" -> space.without(DiagramSpace.YES, atMost(space, argument, value, 0, bits));
            case "SCMP_CMP_LT" -> below(space, argument, value, 0, bits);
            case "SCMP_CMP_GE" -> space.without(DiagramSpace.YES, below(space, argument, value, 0, bits));
            default -> throw unknown(condition.operator());
        };
    }

    private static IllegalArgumentException unknown(Operator operator) {
        return new IllegalArgumentException("argument condition: no runtime knows the operator \"" + operator + "\"");
    }

    static long width(int bits) {
        return bits == 32 ? 0xffff_ffffL : -1L;
    }

    private static int level(int argument, int bit) {
        return 64 * argument + 63 - bit;
    }

    static int masked(DiagramSpace space, int argument, long mask, long value) {
        int set = DiagramSpace.YES;
        for (int bit = 0; bit < 64; bit++) {
            if ((mask >>> bit & 1) != 0) {
                boolean one = (value >>> bit & 1) != 0;
                set = space.node(level(argument, bit), one ? DiagramSpace.NO : set, one ? set : DiagramSpace.NO);
            }
        }
        return set;
    }

    /** The arguments whose bits from one to before another, as a number, are no more than a value. */
    static int atMost(DiagramSpace space, int argument, long value, int from, int to) {
        return ordered(space, argument, value, from, to, DiagramSpace.YES);
    }

    /** The arguments whose bits from one to before another, as a number, are less than a value. */
    static int below(DiagramSpace space, int argument, long value, int from, int to) {
        return ordered(space, argument, value, from, to, DiagramSpace.NO);
    }

    private static int ordered(DiagramSpace space, int argument, long value, int from, int to, int ifEqual) {
        int set = ifEqual;
        for (int bit = from; bit < to; bit++) {
            boolean one = (value >>> (bit - from) & 1) != 0;
            set = space.node(level(argument, bit), one ? DiagramSpace.YES : set, one ? set : DiagramSpace.NO);
        }
        return set;
    }
}
