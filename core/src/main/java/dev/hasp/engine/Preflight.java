package dev.hasp.engine;

import dev.hasp.control.Controls;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an engine will not do for a spec, before anything starts. */
public final class Preflight {

    private static final Comparator<EngineFinding> ORDER = Comparator.comparing(
                    (EngineFinding found) -> found.finding().severity())
            .thenComparingInt(found -> Controls.all().indexOf(found.finding().control()));

    private final List<EngineFinding> findings;

    /** The findings of one spec on one engine, in any order. */
    public Preflight(List<EngineFinding> findings) {
        this.findings = findings.stream().sorted(ORDER).toList();
    }

    /**
     * Every control that would be refused, discarded, weakened, ignored or changed, and those nobody knows about: errors
     * first, then in the order of {@link Controls#all()}.
     */
    public List<EngineFinding> findings() {
        return findings;
    }

    /** Whether every control that is decided will be in force as asked, as far as is known, and nothing is unknown. */
    public boolean isEnforceable() {
        return blocking().isEmpty();
    }

    /**
     * Fails closed: what is not known counts as not enforced.
     *
     * @throws NotEnforceableException with every finding that is not merely a change to no less strict
     */
    public void requireEnforceable() {
        Optional.of(blocking()).filter(found -> !found.isEmpty()).ifPresent(found -> {
            throw new NotEnforceableException(found);
        });
    }

    private List<EngineFinding> blocking() {
        return findings.stream()
                .filter(found -> found.effect() != Effect.CHANGED)
                .toList();
    }

    @Override
    public String toString() {
        return "Preflight" + findings;
    }
}
