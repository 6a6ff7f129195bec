package dev.hasp.engine;

import java.util.List;
import java.util.stream.Collectors;

/** A spec that this engine does not put in force, with every finding and not just the first. */
public final class NotEnforceableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient List<EngineFinding> findings;

    NotEnforceableException(List<EngineFinding> findings) {
        super(findings.stream().map(EngineFinding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** All findings. */
    public List<EngineFinding> findings() {
        return findings;
    }
}
