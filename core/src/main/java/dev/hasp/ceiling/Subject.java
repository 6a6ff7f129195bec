package dev.hasp.ceiling;

import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.meaning.Meanings;
import java.util.List;

/**
 * What a ceiling judges.
 *
 * @param spec what is asked
 * @param engine the engine it is asked of
 * @param policy what it means there
 * @param losses what that engine takes and does not put in force, as far as is known
 */
public record Subject(SecuritySpec spec, EngineFacts engine, EffectivePolicy policy, List<EngineFinding> losses) {

    public Subject {
        losses = List.copyOf(losses);
    }

    /** A spec on an engine. */
    public static Subject of(SecuritySpec spec, EngineFacts engine) {
        return new Subject(spec, engine, spec.on(engine), Meanings.losses(spec, engine));
    }

    /** What is asked of a control, with the layer that asks, such as {@code 8g (job.yaml line 6)} or {@code nothing}. */
    public String asked(Control<?> control) {
        return Asked.of(spec.profile(), control);
    }

    /** The same with what it means for an aspect, and why. */
    public String asked(Control<?> control, Aspect<?> aspect) {
        return Asked.of(spec.profile(), control, policy.entry(aspect));
    }
}
