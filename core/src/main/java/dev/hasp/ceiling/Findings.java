package dev.hasp.ceiling;

import dev.hasp.Finding;
import dev.hasp.control.Control;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFinding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What validation and the engine find, as refusals. */
final class Findings {

    private static final Set<Effect> REFUSED = Set.of(Effect.REFUSED_AT_CREATE, Effect.REFUSED_AT_START);

    private Findings() {}

    /** An error of a request, of which no container can be made. */
    static Refusal refusal(Finding error) {
        return new Refusal(
                Optional.empty(),
                error.code(),
                Shortfall.of(
                        error.control(), Asked.onOneLine(error.message()), "a request that is valid", error.remedy()));
    }

    /** What the engine refuses, whatever a ceiling says. */
    static List<Refusal> ofEngine(Subject subject) {
        return subject.spec().check(subject.engine()).findings().stream()
                .filter(found -> REFUSED.contains(found.effect()))
                .map(found -> new Refusal(Optional.empty(), found.finding().code(), shortfall(found)))
                .toList();
    }

    /** What the engine does not put in force of the controls that a demand is about, beside what fell short already. */
    static List<Shortfall> notInForce(Demand demand, Subject subject, List<Shortfall> already) {
        Set<Control<?>> said = already.stream().map(Shortfall::control).collect(Collectors.toUnmodifiableSet());
        return subject.losses().stream()
                .filter(found -> found.effect() != Effect.CHANGED)
                .filter(found -> demand.controls().contains(found.finding().control()))
                .filter(found -> !said.contains(found.finding().control()))
                .map(found -> shortfall(found))
                .toList();
    }

    private static Shortfall shortfall(EngineFinding found) {
        Finding finding = found.finding();
        return Shortfall.of(
                finding.control(),
                Asked.onOneLine(finding.message()),
                "what the engine puts in force",
                finding.remedy());
    }
}
