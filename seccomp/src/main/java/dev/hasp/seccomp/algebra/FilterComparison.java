package dev.hasp.seccomp.algebra;

import java.util.Optional;

/**
 * The comparison of two filters by what they permit.
 *
 * @param excess a call that the first permits and the second denies, if there is one
 * @param lack a call that the first denies and the second permits, if there is one
 */
public record FilterComparison(Optional<Witness> excess, Optional<Witness> lack) {

    public Relation relation() {
        if (excess.isEmpty()) {
            return lack.isEmpty() ? Relation.EQUAL : Relation.STRICTER;
        }
        return lack.isEmpty() ? Relation.LOOSER : Relation.INCOMPARABLE;
    }
}
