package dev.hasp.docker;

import dev.hasp.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A spec that a target has no words for, with every control it lacks and not just the first. */
public final class InexpressibleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    InexpressibleException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** What cannot be said, and what to do, in the order of the controls. */
    public List<Finding> findings() {
        return findings;
    }
}
