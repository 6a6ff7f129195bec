package dev.hasp;

import dev.hasp.control.Control;

/**
 * Something about a profile that its author should know.
 *
 * @param code a stable name such as {@code capability-added-and-dropped}; the documentation has a section for each
 * @param severity whether it stops the profile
 * @param control the control it is about
 * @param message what was found, and where
 * @param remedy what to do
 */
public record Finding(String code, Severity severity, Control<?> control, String message, String remedy) {

    /** Whether this stops the profile from becoming a spec. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line: severity, control, message, remedy and code. */
    @Override
    public String toString() {
        String word = severity == Severity.ERROR ? "error" : "warning";
        return word + ": " + control + ": " + message + "; " + remedy + " [" + code + "]";
    }
}
