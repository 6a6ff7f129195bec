package dev.hasp;

import dev.hasp.control.Control;
import dev.hasp.control.ControlGetters;
import dev.hasp.control.ControlSetters;
import dev.hasp.control.Controls;
import dev.hasp.control.MalformedValueException;
import dev.hasp.meet.Meets;
import dev.hasp.validation.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a container's lock: some controls decided, the others left open.
 *
 * <p>Immutable. Two profiles are equal when they decide the same; where a decision came from does not count.
 */
public final class SecurityProfile implements ControlGetters {

    private static final SecurityProfile EMPTY = new SecurityProfile(Map.of());

    private final Map<Control<?>, Decision> decisions;

    private record Decision(Object value, Origin origin) {}

    private SecurityProfile(Map<Control<?>, Decision> decisions) {
        Map<Control<?>, Decision> ordered = new LinkedHashMap<>();
        for (Control<?> control : Controls.all()) {
            Decision decision = decisions.get(control);
            if (decision != null) {
                ordered.put(control, decision);
            }
        }
        this.decisions = Collections.unmodifiableMap(ordered);
    }

    /** A profile that decides nothing. */
    public static SecurityProfile empty() {
        return EMPTY;
    }

    /** Builds a profile from nothing. */
    public static Builder builder() {
        return new Builder(EMPTY);
    }

    /** Builds a profile from this one. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    @Override
    @SuppressWarnings("unchecked") // a decision is only ever stored through Control<T>.keep(T)
    public <T> Optional<T> get(Control<T> control) {
        return Optional.ofNullable(decisions.get(control)).map(decision -> (T) decision.value());
    }

    /** The controls that are decided, in the order of {@link Controls#all()}. */
    public Set<Control<?>> decided() {
        return decisions.keySet();
    }

    /** Where the decision for a control came from; empty where nobody decided. */
    public Optional<Origin> origin(Control<?> control) {
        return Optional.ofNullable(decisions.get(control)).map(Decision::origin);
    }

    /** This profile with one control decided anew. */
    public <T> SecurityProfile with(Control<T> control, T value) {
        return toBuilder().set(control, value).build();
    }

    /** This profile with a control left open. */
    public SecurityProfile without(Control<?> control) {
        Map<Control<?>, Decision> fewer = new LinkedHashMap<>(decisions);
        fewer.remove(control);
        return new SecurityProfile(fewer);
    }

    /** This profile with an item added to the end of a list control. */
    public <E> SecurityProfile plus(Control<List<E>> control, E item) {
        List<E> longer = new ArrayList<>(get(control).orElse(List.of()));
        longer.add(item);
        return with(control, longer);
    }

    /** Both profiles in order: what the other decides replaces what this one does, control by control. */
    public SecurityProfile overlay(SecurityProfile other) {
        Map<Control<?>, Decision> both = new LinkedHashMap<>(decisions);
        both.putAll(other.decisions);
        return new SecurityProfile(both);
    }

    /**
     * What both profiles permit, control by control: for each the greatest decision that is no looser than either, where an
     * open one counts as Docker's default. The order of profiles does not matter, and a profile restricted by itself is the
     * same. {@link Meets} tells how each control is met.
     *
     * @throws dev.hasp.meet.ConflictException with every control of which no strictest decision exists or is known
     */
    public SecurityProfile restrict(SecurityProfile other) {
        return Meets.restrict(this, other);
    }

    /** This profile as a layer of that name: decisions made in code so far carry it as their origin. */
    public SecurityProfile named(String layer) {
        Origin origin = Origin.layer(layer);
        Map<Control<?>, Decision> renamed = new LinkedHashMap<>();
        decisions.forEach((control, decision) -> renamed.put(
                control, decision.origin().equals(Origin.code()) ? new Decision(decision.value(), origin) : decision));
        return new SecurityProfile(renamed);
    }

    /** Every finding of every rule, errors first; empty for a profile that says what it means. */
    public List<Finding> validate() {
        return Rules.check(this);
    }

    /**
     * The profile as a spec that can be applied and rendered.
     *
     * @throws InvalidProfileException with all findings, if any is an error
     */
    public SecuritySpec toSpec() {
        List<Finding> findings = validate();
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new InvalidProfileException(findings);
        }
        return new SecuritySpec(this, findings);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecurityProfile that && that.values().equals(values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    /** The decisions, without where they came from. */
    @Override
    public String toString() {
        return "SecurityProfile" + values();
    }

    private Map<Control<?>, Object> values() {
        Map<Control<?>, Object> values = new LinkedHashMap<>();
        decisions.forEach((control, decision) -> values.put(control, decision.value()));
        return values;
    }

    /** Decides controls one by one. */
    public static final class Builder implements ControlSetters<Builder> {

        private final Map<Control<?>, Decision> decisions;

        private Builder(SecurityProfile base) {
            decisions = new LinkedHashMap<>(base.decisions);
        }

        @Override
        public <T> Builder set(Control<T> control, T value) {
            return set(control, value, Origin.code());
        }

        /**
         * Decides a control and says where the decision came from.
         *
         * @throws MalformedValueException if the value cannot mean anything
         */
        public <T> Builder set(Control<T> control, T value, Origin origin) {
            decisions.put(control, new Decision(control.keep(value), origin));
            return this;
        }

        /** The profile. */
        public SecurityProfile build() {
            return new SecurityProfile(decisions);
        }
    }
}
