package dev.hasp.engine;

import dev.hasp.Finding;
import dev.hasp.control.Control;

/**
 * A control that an engine will not put in force as asked, known before anything starts.
 *
 * @param finding code, severity, control, message and remedy
 * @param effect what the engine does instead
 */
public record EngineFinding(Finding finding, Effect effect) {

    /** A finding of that code. */
    public static EngineFinding of(EngineCode code, Control<?> control, String message) {
        return new EngineFinding(
                new Finding(
                        code.code(),
                        code.severity(),
                        control,
                        onOneLine(message) + ": " + code.behaviour(),
                        code.remedy()),
                code.effect());
    }

    /** Whatever the values of a spec are, none can forge a line or hide a part of one. */
    private static String onOneLine(String message) {
        StringBuilder out = new StringBuilder();
        message.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** One line: severity, control, message, remedy and code. */
    @Override
    public String toString() {
        return finding.toString();
    }
}
