package dev.hasp.ceiling;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.engine.EngineFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a site admits: rules that what a request means on an engine stays within.
 *
 * <p>Immutable. Two ceilings are equal when they have the same rules, in whatever order.
 */
public final class Ceiling {

    private final Set<Requirement> requirements;

    private Ceiling(Set<Requirement> requirements) {
        this.requirements = Collections.unmodifiableSet(requirements);
    }

    /**
     * A ceiling of demands.
     *
     * @param name what it is called in refusals
     * @throws IllegalArgumentException if it has no name, or two demands have the same key
     */
    public static Ceiling of(String name, Demand... demands) {
        return of(Arrays.stream(demands)
                .map(demand -> Requirement.of(name, demand))
                .toList());
    }

    /**
     * A ceiling of rules, which may have names of their own.
     *
     * @throws IllegalArgumentException if a ceiling has no name, or two rules of the same name
     */
    public static Ceiling of(List<Requirement> requirements) {
        Set<List<String>> names = new HashSet<>();
        for (Requirement requirement : requirements) {
            if (!names.add(List.of(requirement.ceiling(), requirement.rule()))) {
                throw new IllegalArgumentException("the ceiling " + requirement.ceiling() + " has two rules called "
                        + requirement.rule() + "; make one of them, or a ceiling of each");
            }
        }
        return new Ceiling(new LinkedHashSet<>(requirements));
    }

    /**
     * Permits no more than a profile, in the controls that the profile decides.
     *
     * @param name what it is called in refusals
     * @throws dev.hasp.InvalidProfileException if the profile is no valid one
     */
    public static Ceiling atMost(String name, SecurityProfile bound) {
        return of(name, Demand.atMost(bound));
    }

    /** Both: it admits what both admit. */
    public Ceiling and(Ceiling other) {
        Set<Requirement> both = new LinkedHashSet<>(requirements);
        both.addAll(other.requirements);
        return new Ceiling(both);
    }

    /** Its rules. */
    public List<Requirement> requirements() {
        return List.copyOf(requirements);
    }

    /**
     * Whether a request may run on an engine: what it means there is judged, so that a control which the engine drops is
     * one that is not met. Nothing is filled in and nothing is made stricter.
     */
    public Admission admit(SecurityProfile request, EngineFacts engine) {
        List<Finding> errors =
                request.validate().stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            return new Admission(
                    Optional.empty(), errors.stream().map(Findings::refusal).toList());
        }
        return request.toSpec().within(this, engine);
    }

    /** Every reason why a spec may not run on an engine; empty where it may. */
    public List<Refusal> refusals(SecuritySpec spec, EngineFacts engine) {
        Subject subject = Subject.of(spec, engine);
        List<Refusal> refusals = new ArrayList<>(Findings.ofEngine(subject));
        for (Requirement requirement : requirements) {
            List<Shortfall> shortfalls = new ArrayList<>(requirement.demand().shortfalls(subject));
            shortfalls.addAll(Findings.notInForce(requirement.demand(), subject, shortfalls));
            shortfalls.forEach(shortfall ->
                    refusals.add(new Refusal(Optional.of(requirement.ceiling()), requirement.rule(), shortfall)));
        }
        return List.copyOf(refusals);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ceiling that && that.requirements.equals(requirements);
    }

    @Override
    public int hashCode() {
        return requirements.hashCode();
    }

    @Override
    public String toString() {
        return "Ceiling" + requirements;
    }
}
