package dev.hasp.docker;

import java.util.List;
import java.util.stream.Collectors;

/** A create command whose own settings contradict a spec; nothing was written to it. */
public final class ContradictionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient List<Contradiction> contradictions;

    ContradictionException(List<Contradiction> contradictions) {
        super(contradictions.stream().map(Contradiction::toString).collect(Collectors.joining("\n")));
        this.contradictions = List.copyOf(contradictions);
    }

    /** Every contradiction, in the order of the controls. */
    public List<Contradiction> contradictions() {
        return contradictions;
    }
}
