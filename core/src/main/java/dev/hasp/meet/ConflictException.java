package dev.hasp.meet;

import java.util.List;
import java.util.stream.Collectors;

/** Two profiles that cannot be restricted by each other, with every conflict and not just the first. */
public final class ConflictException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Conflict> conflicts;

    /** All conflicts, in the order of {@link dev.hasp.control.Controls#all()}. */
    public ConflictException(List<Conflict> conflicts) {
        super(conflicts.stream().map(Conflict::toString).collect(Collectors.joining("\n")));
        this.conflicts = List.copyOf(conflicts);
    }

    /** All conflicts, in the order of {@link dev.hasp.control.Controls#all()}. */
    public List<Conflict> conflicts() {
        return conflicts;
    }
}
