package dev.hasp.engine;

import dev.hasp.Severity;

/**
 * One way in which engines do not do what a spec asks.
 *
 * @param code the stable name, lower case with dashes; the documentation has a section for each
 * @param effect what the engine does
 * @param behaviour the engine's own behaviour, as one sentence
 * @param remedy what to do, as an imperative
 * @param source where the behaviour is seen: a function of the engine, a page of its documentation, an observation
 */
public record EngineCode(String code, Effect effect, String behaviour, String remedy, String source) {

    /** How much it weighs: what is not known or no less strict is a warning, all else an error. */
    public Severity severity() {
        return effect == Effect.CHANGED || effect == Effect.UNKNOWN ? Severity.WARNING : Severity.ERROR;
    }
}
