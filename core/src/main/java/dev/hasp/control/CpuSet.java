package dev.hasp.control;

import java.util.BitSet;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** A set of CPUs or of memory nodes by number, as {@code cpuset(7)} lists them: {@code 0-2,4}. */
public final class CpuSet {

    private static final Pattern PART = Pattern.compile("([0-9]{1,4})(-[0-9]{1,4})?");

    private final BitSet members;

    private CpuSet(BitSet members) {
        this.members = members;
    }

    /**
     * Reads a list of numbers and ranges.
     *
     * @throws MalformedValueException if a part is no number or range, or a range runs backwards
     */
    public static CpuSet parse(String text) {
        BitSet members = new BitSet();
        for (String part : text.strip().split(",", -1)) {
            if (!PART.matcher(part).matches()) {
                throw new MalformedValueException(
                        "cpuset", text, "is no list of numbers", "expected a list such as 0-2,4");
            }
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
            if (last < first) {
                throw new MalformedValueException(
                        "cpuset", text, "has a range that runs backwards", "expected a list such as 0-2,4");
            }
            members.set(first, last + 1);
        }
        return new CpuSet(members);
    }

    /** Whether the number is in the set. */
    public boolean contains(int number) {
        return members.get(number);
    }

    /** How many numbers are in the set. */
    public int size() {
        return members.cardinality();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet that && that.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** The shortest list in ascending order. */
    @Override
    public String toString() {
        StringJoiner list = new StringJoiner(",");
        for (int first = members.nextSetBit(0); first >= 0; ) {
            int end = members.nextClearBit(first);
            list.add(end == first + 1 ? Integer.toString(first) : first + "-" + (end - 1));
            first = members.nextSetBit(end);
        }
        return list.toString();
    }
}
