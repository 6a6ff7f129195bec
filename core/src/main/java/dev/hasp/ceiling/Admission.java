package dev.hasp.ceiling;

import dev.hasp.SecuritySpec;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a request: the spec to run, which is the request as it was and nothing else, or every reason against it.
 *
 * @param spec what to run; empty where there is a refusal
 * @param refusals every reason, in the order of the ceiling's rules
 */
public record Admission(Optional<SecuritySpec> spec, List<Refusal> refusals) {

    public Admission {
        refusals = List.copyOf(refusals);
        if (spec.isPresent() != refusals.isEmpty()) {
            throw new IllegalArgumentException("a request is admitted if and only if nothing is refused");
        }
    }

    /** Whether it may run. */
    public boolean isAdmitted() {
        return spec.isPresent();
    }

    /**
     * The spec to run.
     *
     * @throws NotAdmittedException with every refusal, if there is one
     */
    public SecuritySpec requireAdmitted() {
        return spec.orElseThrow(() -> new NotAdmittedException(refusals));
    }
}
