package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.seccomp.Action;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The part of a filter for one architecture. */
final class ArchitectureFilter {

    /** The answer of runc's stub. */
    static final Decision ENOSYS =
            Decision.by(Decision.Cause.ENOSYS_STUB, Verdict.of(Action.ERRNO, Optional.of(Errno.ENOSYS)));

    private static final int NO_STUB = 0;

    private final Architecture architecture;
    private final int auditArch;
    private final NavigableMap<Integer, List<FilterRule>> rules;
    private final int highest;
    private final boolean isS390;
    private final int[] numbers;
    private final RuleTree[] calls;
    private final Decision otherwise;

    /**
     * @param highest the highest number that the profile names, or 0 without a stub
     * @param rules the rules by number, in the order of the profile
     * @param trees the same rules, ready to decide
     * @param otherwise the decision where none matches
     */
    ArchitectureFilter(
            Architecture architecture,
            int highest,
            NavigableMap<Integer, List<FilterRule>> rules,
            NavigableMap<Integer, RuleTree> trees,
            Decision otherwise) {
        this.architecture = architecture;
        this.auditArch = architecture.auditArch();
        this.isS390 = architecture == Architecture.S390 || architecture == Architecture.S390X;
        this.highest = highest;
        this.otherwise = otherwise;
        this.rules = Collections.unmodifiableNavigableMap(new TreeMap<>(rules));
        this.numbers = trees.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.calls = trees.values().toArray(RuleTree[]::new);
    }

    Architecture architecture() {
        return architecture;
    }

    int auditArch() {
        return auditArch;
    }

    NavigableMap<Integer, List<FilterRule>> rules() {
        return rules;
    }

    OptionalInt enosysAbove() {
        return highest == NO_STUB ? OptionalInt.empty() : OptionalInt.of(highest);
    }

    /**
     * Whether runc's stub answers. On s390 it answers number 0 too, which the kernel leaves there for numbers that it
     * does not know.
     */
    boolean isAboveAll(int number) {
        return highest != NO_STUB && (Integer.compareUnsigned(number, highest) > 0 || (isS390 && number == 0));
    }

    <T> T fold(int number, CallFold<T> fold) {
        int position = Arrays.binarySearch(numbers, number);
        return position < 0 ? fold.otherwise() : calls[position].fold(fold);
    }

    Decision decide(int number, long[] arguments) {
        int position = Arrays.binarySearch(numbers, number);
        if (position < 0) {
            return otherwise;
        }
        Decision decision = calls[position].decide(arguments);
        return decision != null ? decision : otherwise;
    }
}
