package dev.hasp.refusal;

import dev.hasp.control.Control;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.validation.Asked;
import java.util.function.Consumer;

/**
 * One way in which an engine does not take a spec.
 *
 * @param code what the engine does, what to do about it and where it is seen
 * @param test looks for it
 */
record Refusal(EngineCode code, Test test) {

    /** Looks at what is asked of an engine and reports every place where the engine will not have it. */
    interface Test {
        void look(Asked asked, EngineFacts engine, Found found);
    }

    /** Takes what a test finds. */
    interface Found {
        /** The control that is not taken, and a clause that names every control involved and where it was set. */
        void at(Control<?> control, String message);
    }

    static Refusal atCreate(String code, String behaviour, String remedy, String source, Test test) {
        return of(code, Effect.REFUSED_AT_CREATE, behaviour, remedy, source, test);
    }

    static Refusal atStart(String code, String behaviour, String remedy, String source, Test test) {
        return of(code, Effect.REFUSED_AT_START, behaviour, remedy, source, test);
    }

    /** What the facts do not tell, or could only be told by the host. */
    static Refusal unknown(String code, String behaviour, String remedy, String source, Test test) {
        return of(code, Effect.UNKNOWN, behaviour, remedy, source, test);
    }

    /** No refusal, but worse: the engine goes on without it. */
    static Refusal ignored(String code, String behaviour, String remedy, String source, Test test) {
        return of(code, Effect.IGNORED, behaviour, remedy, source, test);
    }

    private static Refusal of(String code, Effect effect, String behaviour, String remedy, String source, Test test) {
        return new Refusal(new EngineCode(code, effect, behaviour, remedy, source), test);
    }

    void check(Asked asked, EngineFacts engine, Consumer<EngineFinding> findings) {
        test.look(asked, engine, (control, message) -> findings.accept(EngineFinding.of(code, control, message)));
    }
}
