package dev.hasp.seccomp.filter;

import dev.hasp.seccomp.Operator;

/**
 * Makes something of all that a filter may do with one call, comparison by comparison.
 *
 * @param <T> what is made
 */
public interface CallFold<T> {

    /** What no rule matches. */
    T otherwise();

    /** What a rule decides. */
    T decided(Verdict verdict);

    /**
     * What depends on one half of an argument, compared unsigned.
     *
     * @param argument which argument, from 0
     * @param upper whether its upper half
     * @param operator EQ, MASKED_EQ, GT or GE
     * @param mask the bits of the half that are compared
     * @param datum what they are compared with
     * @param met what happens if the comparison holds
     * @param notMet what happens if it does not
     */
    T compared(int argument, boolean upper, Operator operator, long mask, long datum, T met, T notMet);
}
