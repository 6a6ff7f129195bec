package dev.hasp.verify;

import dev.hasp.control.Control;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.Preflight;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an engine is known to leave out of a control, row by row.
 *
 * <p>A loss is about a control, and several aspects may belong to one. It counts for each of them, unless it is among
 * those listed here, which leave the others as they were asked.
 */
final class Losses {

    /** What the engine does when it does something, and not what was asked. */
    private static final Set<Effect> LOSSES = EnumSet.of(Effect.DISCARDED, Effect.WEAKENED, Effect.IGNORED);

    /** Losses that touch some aspects of their control and not the others, by their code. */
    static final Map<String, Set<Aspect<?>>> SOME_ONLY = Map.of(
            "capabilities-inheritable",
            Set.of(Aspects.INHERITABLE),
            "capabilities-overridden-by-privileged", // no engine gives a privileged container other inheritable ones
            Set.of(Aspects.BOUNDING, Aspects.PERMITTED, Aspects.EFFECTIVE),
            "memory-limited-without-swap", // memory itself is limited
            Set.of(Aspects.MEMORY_AND_SWAP, Aspects.SWAP_LIMIT),
            "device-access-not-limited", // the nodes are there
            Set.of(Aspects.DEVICE_RULES));

    private final Preflight preflight;

    Losses(Preflight preflight) {
        this.preflight = preflight;
    }

    /** The control that the engine does not put in force as asked, so that this aspect is not either. */
    Optional<Control<?>> of(Aspect<?> aspect) {
        return aspect.controls().stream()
                .filter(control -> preflight.findings().stream()
                        .anyMatch(found -> found.finding().control() == control && touches(found, aspect)))
                .findFirst();
    }

    private static boolean touches(EngineFinding found, Aspect<?> aspect) {
        Set<Aspect<?>> some = SOME_ONLY.get(found.finding().code());
        return LOSSES.contains(found.effect()) && (some == null || some.contains(aspect));
    }

    /** What the preflight says of a control, empty where it says nothing. */
    String note(Control<?> control) {
        return note(preflight.findings().stream()
                .filter(found -> found.finding().control() == control)
                .findFirst());
    }

    /** What the preflight says of a control that is why this aspect is not as asked. */
    String note(Control<?> control, Aspect<?> aspect) {
        return note(preflight.findings().stream()
                .filter(found -> found.finding().control() == control && touches(found, aspect))
                .findFirst());
    }

    private static String note(Optional<EngineFinding> found) {
        return found.map(EngineFinding::finding)
                .map(finding -> finding.message() + " [" + finding.code() + "]")
                .orElse("");
    }
}
