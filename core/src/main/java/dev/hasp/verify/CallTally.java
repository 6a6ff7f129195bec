package dev.hasp.verify;

import java.util.List;

/**
 * How system calls that were really made went, against the filter that is meant.
 *
 * @param asked how many were made
 * @param agree how many went as the filter says
 * @param cannotTell how many the kernel answered with an error that may be the filter's or its own
 * @param disagreements those that went otherwise
 */
public record CallTally(int asked, int agree, int cannotTell, List<CallDisagreement> disagreements) {

    public CallTally {
        disagreements = List.copyOf(disagreements);
    }

    /** Such as {@code 312 calls made: 290 agree, 22 cannot tell}. */
    @Override
    public String toString() {
        String others = disagreements.isEmpty() ? "" : ", " + disagreements.size() + " do not";
        String open = cannotTell == 0 ? "" : ", " + cannotTell + " cannot tell";
        return asked + " calls made: " + agree + " agree" + others + open;
    }
}
