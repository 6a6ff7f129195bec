package dev.hasp.docker;

import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.NotEnforceableException;
import dev.hasp.engine.Preflight;
import java.util.List;

/**
 * A container that was created and not started.
 *
 * @param id the id that the engine gave it
 * @param findings what the engine warned of; every warning is in at least one of them
 * @param warnings the engine's own words
 */
public record CreatedContainer(String id, List<EngineFinding> findings, List<String> warnings) {

    public CreatedContainer {
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }

    /**
     * Fails closed: what the engine warned of and nobody knows counts as not in force. The container is there all the
     * same, and is the caller's to remove.
     *
     * @throws NotEnforceableException with every finding that is not merely a change to no less strict
     */
    public void requireInForce() {
        new Preflight(findings).requireEnforceable();
    }
}
