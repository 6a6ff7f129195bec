package dev.hasp.mac;

import dev.hasp.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A spec that no module can be derived from with what is known, with every reason and not just the first. */
public final class SeLinuxModuleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    SeLinuxModuleException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Every reason; each is an error and says what to do. */
    public List<Finding> findings() {
        return findings;
    }
}
