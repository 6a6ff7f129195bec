package dev.hasp.seccomp;

/**
 * A comparison of one argument of a call with constants, exactly as a profile holds it.
 *
 * @param index which argument, from 0; runtimes load 0 to 5
 * @param operator how to compare
 * @param value the constant, unsigned; the mask of {@link Operator#MASKED_EQ}
 * @param valueTwo what the masked bits have to be, unsigned; without meaning for other operators
 */
public record ArgumentCondition(int index, Operator operator, long value, long valueTwo) {

    public ArgumentCondition {
        if (index < 0) {
            throw new IllegalArgumentException("argument condition: index " + index + " is negative");
        }
    }

    public static ArgumentCondition equalTo(int index, long value) {
        return new ArgumentCondition(index, Operator.EQ, value, 0);
    }

    public static ArgumentCondition notEqualTo(int index, long value) {
        return new ArgumentCondition(index, Operator.NE, value, 0);
    }

    public static ArgumentCondition lessThan(int index, long value) {
        return new ArgumentCondition(index, Operator.LT, value, 0);
    }

    public static ArgumentCondition atMost(int index, long value) {
        return new ArgumentCondition(index, Operator.LE, value, 0);
    }

    public static ArgumentCondition atLeast(int index, long value) {
        return new ArgumentCondition(index, Operator.GE, value, 0);
    }

    public static ArgumentCondition greaterThan(int index, long value) {
        return new ArgumentCondition(index, Operator.GT, value, 0);
    }

    /** The argument has, in the bits of {@code mask}, the bits of {@code value}. */
    public static ArgumentCondition maskedEqualTo(int index, long mask, long value) {
        return new ArgumentCondition(index, Operator.MASKED_EQ, mask, value);
    }

    /**
     * Whether an argument meets it.
     *
     * @param argument the whole register
     * @param bits how many low bits of argument and constants are compared: 32 or 64
     * @throws IllegalStateException if the operator is unknown
     */
    public boolean holds(long argument, int bits) {
        long keep = bits == 32 ? 0xffff_ffffL : -1L;
        long actual = argument & keep;
        long expected = value & keep;
        int order = Long.compareUnsigned(actual, expected);
        if (operator.equals(Operator.MASKED_EQ)) {
            return (actual & expected) == (valueTwo & expected);
        } else if (operator.equals(Operator.EQ)) {
            return order == 0;
        } else if (operator.equals(Operator.NE)) {
            return order != 0;
        } else if (operator.equals(Operator.LT)) {
            return order < 0;
        } else if (operator.equals(Operator.LE)) {
            return order <= 0;
        } else if (operator.equals(Operator.GT)) {
            return order > 0;
        } else if (operator.equals(Operator.GE)) {
            return order >= 0;
        }
        throw new IllegalStateException("argument condition: no runtime knows the operator \"" + operator + "\"");
    }

    /** Such as {@code arg0 & 0xff == 0x8} or {@code arg1 >= 0x20}. */
    @Override
    public String toString() {
        String argument = "arg" + index;
        if (operator.equals(Operator.MASKED_EQ)) {
            return argument + " & 0x" + Long.toHexString(value) + " == 0x" + Long.toHexString(valueTwo);
        }
        return argument + " " + symbol() + " 0x" + Long.toHexString(value);
    }

    private String symbol() {
        return switch (operator.scmpName()) {
            case "SCMP_CMP_EQ" -> "==";
            case "SCMP_CMP_NE" -> "!=";
            case "SCMP_CMP_LT" -> "<";
            case "SCMP_CMP_LE" -> "<=";
            case "SCMP_CMP_GT" -> ">";
            case "SCMP_CMP_GE" -> ">=";
            default -> operator.scmpName();
        };
    }
}
