package dev.hasp.ceiling;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.effective.Aspect;
import java.util.Optional;

/**
 * A request with a bound's decisions in place of its own.
 *
 * @param spec the request of that kind
 * @param bound the bound
 * @param isWhole whether all of the request that the bound does not decide is in it
 */
record Allowed(SecuritySpec spec, SecuritySpec bound, boolean isWhole) {

    /** Leaves out of the request what cannot stand beside the bound's decisions. */
    static Allowed of(SecuritySpec bound, SecuritySpec request) {
        SecurityProfile both = request.profile().overlay(bound.profile());
        Optional<Finding> error = error(both);
        boolean isWhole = true;
        while (error.isPresent()) {
            Control<?> control = error.get().control();
            if (both.get(control).isEmpty() || bound.get(control).isPresent()) {
                return new Allowed(bound, bound, false);
            }
            isWhole = false;
            both = both.without(control);
            error = error(both);
        }
        return new Allowed(both.toSpec(), bound, isWhole);
    }

    private static Optional<Finding> error(SecurityProfile profile) {
        return profile.validate().stream().filter(Finding::isError).findFirst();
    }

    /** Whether the bound speaks of an aspect: of each, where all that it leaves open is the request's. */
    boolean counts(Aspect<?> aspect) {
        return isWhole
                || aspect.controls().stream()
                        .anyMatch(control -> bound.get(control).isPresent());
    }
}
