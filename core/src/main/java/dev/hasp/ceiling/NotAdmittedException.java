package dev.hasp.ceiling;

import java.util.List;
import java.util.stream.Collectors;

/** A request that a ceiling does not admit, with every refusal and not just the first. */
public final class NotAdmittedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    NotAdmittedException(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::toString).collect(Collectors.joining("\n")));
        this.refusals = List.copyOf(refusals);
    }

    /** All refusals. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
