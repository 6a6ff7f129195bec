package dev.hasp.verify;

import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.effective.Value;
import dev.hasp.effective.Words;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.Preflight;
import dev.hasp.observed.ObservedPolicy;
import dev.hasp.observed.Sighting;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompLoadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of one verification. */
final class Rows {

    private final SecuritySpec spec;
    private final Losses losses;
    private final EffectivePolicy policy;
    private final ObservedPolicy observed;
    private final AskedWords asked;
    private final ContainerRuntime runtime;
    private final Agreements agreements;

    Rows(SecuritySpec spec, EngineFacts engine, Preflight preflight, EffectivePolicy policy, ObservedPolicy observed) {
        this.spec = spec;
        this.losses = new Losses(preflight);
        this.policy = policy;
        this.observed = observed;
        this.asked = new AskedWords(spec.profile());
        this.runtime = FilterRuntime.of(spec, engine);
        this.agreements = new Agreements(observed.absentPaths());
    }

    List<Row> all() {
        List<Row> rows = new ArrayList<>();
        Aspects.ofKernel().forEach(aspect -> rows.add(row(aspect)));
        spec.decided().stream().filter(Rows::isTheEngines).forEach(control -> rows.add(row(control)));
        return rows;
    }

    private static boolean isTheEngines(Control<?> control) {
        return Aspects.ofKernel().stream().noneMatch(aspect -> aspect.controls().contains(control));
    }

    private Row row(Control<?> control) {
        Optional<Asked> one = asked.of(control);
        return new Row(
                control,
                Optional.empty(),
                one.stream().toList(),
                one.map(Asked::value),
                List.of(),
                Optional.empty(),
                "the engine's own business, not the kernel's",
                Verdict.NOT_THE_KERNELS,
                losses.note(control));
    }

    /** The calls that were made, where they can be judged. */
    Optional<CallTally> calls() {
        Optional<ResolvedProfile> rules = policy.get(Aspects.SECCOMP_RULES).flatMap(meant -> meant);
        try {
            return rules.filter(some -> !observed.answers().isEmpty())
                    .map(some -> Calls.tally(some, runtime, observed.answers()));
        } catch (SeccompLoadException refused) {
            return Optional.empty();
        }
    }

    private <T> Row row(Aspect<T> aspect) {
        Entry<T> entry = policy.entry(aspect);
        Sighting<T> sighting = observed.sighting(aspect);
        Optional<CallTally> calls = aspect.equals(Aspects.SECCOMP_RULES) ? calls() : Optional.empty();
        Optional<Value> seen = calls.map(made -> Value.of(made.toString()))
                .or(() -> aspect.equals(Aspects.RESOURCE_LIMITS)
                        ? limits()
                        : sighting.value().map(value -> Words.of(aspect, value)));
        Comparison comparison = calls.map(Rows::compare).orElseGet(() -> compare(entry, sighting));
        Control<?> control = aspect.controls().get(0);
        Optional<Control<?>> lost = losses.of(aspect).filter(deciding -> comparison.verdict() == Verdict.IN_FORCE);
        return new Row(
                control,
                Optional.of(aspect),
                aspect.controls().stream()
                        .map(asked::of)
                        .flatMap(Optional::stream)
                        .toList(),
                entry.value().map(value -> Words.of(aspect, value)),
                entry.reasons(),
                seen,
                calls.isPresent() ? observed.method() : sighting.how(),
                lost.isPresent() ? Verdict.NOT_AS_ASKED : comparison.verdict(),
                lost.map(deciding -> losses.note(deciding, aspect)).orElse(comparison.note()));
    }

    /** The limits that are meant; the kernel tells sixteen, and the others are the daemon's. */
    private Optional<Value> limits() {
        return observed.sighting(Aspects.RESOURCE_LIMITS).value().map(seen -> {
            SortedMap<String, ResourceLimit> told = new TreeMap<>(seen);
            policy.get(Aspects.RESOURCE_LIMITS).ifPresent(meant -> told.keySet().retainAll(meant.keySet()));
            return Words.of(Aspects.RESOURCE_LIMITS, told);
        });
    }

    private static Comparison compare(CallTally calls) {
        return Differences.comparison(
                calls.disagreements().stream().map(CallDisagreement::toString).toList());
    }

    private <T> Comparison compare(Entry<T> entry, Sighting<T> sighting) {
        if (sighting.value().isEmpty()) {
            return entry.value().isEmpty()
                    ? new Comparison(Verdict.NOT_KNOWN, "")
                    : Comparison.cannotTell(sighting.how());
        }
        return entry.value()
                .map(meant -> agreements.compare(
                        entry.aspect(), meant, sighting.value().get()))
                .orElse(new Comparison(Verdict.NOT_KNOWN, ""));
    }
}
