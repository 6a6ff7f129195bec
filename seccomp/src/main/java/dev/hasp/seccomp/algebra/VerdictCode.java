package dev.hasp.seccomp.algebra;

import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.filter.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Verdicts as small numbers in the kernel's order of strictness: the lower of two wins when filters are stacked
 * ({@code seccomp_run_filters} of {@code kernel/seccomp.c}); equal actions are ordered by the number beside them.
 */
final class VerdictCode {

    private static final int DATA_BITS = 16;

    private static final List<Action> BY_STRICTNESS = Action.known().stream()
            .filter(action -> action.equals(action.canonical()))
            .sorted(Comparator.comparingInt(Action::returnCode))
            .toList();

    private static final int LEAST_PERMITTING = IntStream.range(0, BY_STRICTNESS.size())
                    .filter(rank -> BY_STRICTNESS.get(rank).permits())
                    .min()
                    .orElseThrow()
            << DATA_BITS;

    /** One more than the highest code. */
    static final int COUNT = BY_STRICTNESS.size() << DATA_BITS;

    private VerdictCode() {}

    static int of(Verdict verdict) {
        int rank = BY_STRICTNESS.indexOf(verdict.action());
        if (rank < 0) {
            throw new IllegalArgumentException("verdict: no runtime loads the action " + verdict.action());
        }
        return rank << DATA_BITS | verdict.data();
    }

    static Verdict verdict(int code) {
        return new Verdict(BY_STRICTNESS.get(code >>> DATA_BITS), code & 0xffff);
    }

    /** Whether the call runs; the permitting actions are the least strict ones. */
    static boolean permits(int code) {
        return code >= LEAST_PERMITTING;
    }
}
