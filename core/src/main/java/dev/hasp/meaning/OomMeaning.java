package dev.hasp.meaning;

import static dev.hasp.control.Controls.OOM_KILL_DISABLE;
import static dev.hasp.control.Controls.OOM_SCORE_ADJ;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import java.util.List;
import java.util.Optional;

/** What happens when memory runs out (moby {@code WithOOMScore}, proc_pid_oom_score_adj(5)). */
final class OomMeaning {

    private static final int HIGHEST = 1000;

    private static final EngineCode SCORE_RAISED = new EngineCode(
            "oom-score-adj-raised",
            Effect.CHANGED,
            "an engine without root cannot go below its own score and takes that instead",
            "leave it out, or give a score above that of the engine's own process",
            "moby rootless specconv.ToRootless");

    static final List<EngineCode> CODES = List.of(SCORE_RAISED);

    private OomMeaning() {}

    static void of(Derivation derivation) {
        killer(derivation);
        score(derivation);
    }

    private static void killer(Derivation derivation) {
        if (derivation.is(OOM_KILL_DISABLE)) {
            Enforcement.of(derivation.engine(), EngineLimit.OOM_KILL_DISABLE)
                    .mean(derivation, Aspects.OOM_KILLER_OFF, OOM_KILL_DISABLE, true, false);
        } else {
            derivation.mean(Aspects.OOM_KILLER_OFF, false, derivation.askedOrDefault(OOM_KILL_DISABLE));
        }
    }

    private static void score(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        Optional<Integer> asked = derivation.oomScoreAdj();
        Reason reason = derivation.askedOrDefault(OOM_SCORE_ADJ);
        if (asked.isEmpty() && engine.isPodman()) {
            derivation.unknown(
                    Aspects.OOM_SCORE, reason, Reason.of("it keeps the score of the process that starts it"));
        } else if (engine.rootless().orElse(true) && asked.orElse(0) < HIGHEST) {
            rootless(derivation, reason);
        } else {
            derivation.mean(Aspects.OOM_SCORE, asked.orElse(0), reason);
        }
    }

    private static void rootless(Derivation derivation, Reason reason) {
        if (derivation.oomScoreAdj().isPresent()
                && derivation.engine().rootless().isPresent()) {
            derivation.find(SCORE_RAISED, OOM_SCORE_ADJ);
        }
        derivation.unknown(
                Aspects.OOM_SCORE,
                reason,
                Reason.of("not below the engine's own score where it runs without root, which is not known"));
    }
}
