package dev.hasp.seccomp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an argument is compared, by the names of profiles: {@code SCMP_CMP_*}. All comparisons are unsigned.
 *
 * <p>Names other than the constants are carried, because the engine accepts them when it reads a profile; the container
 * then fails to start.
 */
public final class Operator {

    private static final Map<String, Operator> KNOWN = new LinkedHashMap<>();
    private static final String PREFIX = "SCMP_CMP_";

    public static final Operator NE = known("NE");
    public static final Operator LT = known("LT");
    public static final Operator LE = known("LE");
    public static final Operator EQ = known("EQ");
    public static final Operator GE = known("GE");
    public static final Operator GT = known("GT");

    /** The argument and the second value agree in all bits of the first value, the mask. */
    public static final Operator MASKED_EQ = known("MASKED_EQ");

    private final String scmpName;
    private final boolean known;

    private Operator(String scmpName, boolean known) {
        this.scmpName = scmpName;
        this.known = known;
    }

    private static Operator known(String name) {
        Operator operator = new Operator(PREFIX + name, true);
        KNOWN.put(operator.scmpName, operator);
        return operator;
    }

    /** The operator of this exact name, known or not; the empty name stands for an absent one. */
    public static Operator of(String scmpName) {
        Operator operator = KNOWN.get(scmpName);
        return operator != null ? operator : new Operator(scmpName, false);
    }

    /** The operators that runtimes load. */
    public static List<Operator> known() {
        return List.copyOf(KNOWN.values());
    }

    /** The name as profiles write it, such as {@code SCMP_CMP_MASKED_EQ}. */
    public String scmpName() {
        return scmpName;
    }

    /** Whether runtimes load it. */
    public boolean isKnown() {
        return known;
    }

    /** Whether it orders its operands: LT, LE, GE and GT. */
    public boolean isOrdered() {
        return equals(LT) || equals(LE) || equals(GE) || equals(GT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Operator that && that.scmpName.equals(scmpName);
    }

    @Override
    public int hashCode() {
        return scmpName.hashCode();
    }

    @Override
    public String toString() {
        return scmpName;
    }
}
