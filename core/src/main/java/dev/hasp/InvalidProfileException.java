package dev.hasp;

import java.util.List;
import java.util.stream.Collectors;

/** A profile that became no spec, with every finding and not just the first. */
public final class InvalidProfileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** All findings, errors and warnings. */
    public InvalidProfileException(List<Finding> findings) {
        super(findings.stream().filter(Finding::isError).map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** All findings, errors first as the rules found them. */
    public List<Finding> findings() {
        return findings;
    }
}
