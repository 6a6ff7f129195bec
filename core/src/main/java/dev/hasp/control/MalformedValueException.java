package dev.hasp.control;

import dev.hasp.text.Quoted;

/** A value that cannot mean anything: what it was for, what was found, why it is wrong, and what is accepted. */
public final class MalformedValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String accepted;

    MalformedValueException(String what, String value, String reason, String accepted) {
        super(what + ": " + Quoted.of(value) + " " + reason + "; " + accepted);
        this.reason = reason;
        this.accepted = accepted;
    }

    /** Why the value is wrong, as a phrase that follows the value. */
    public String reason() {
        return reason;
    }

    /** What is accepted instead. */
    public String accepted() {
        return accepted;
    }
}
