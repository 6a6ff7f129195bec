package dev.hasp.selinux;

import dev.hasp.text.Quoted;

/** A label, or a part of one, that no policy can hold: what was found, why it is wrong, and what is accepted. */
public final class MalformedLabelException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String reason;
    private final String accepted;

    MalformedLabelException(String what, String value, String reason, String accepted) {
        super("SELinux " + what + ": " + Quoted.of(value) + " " + reason + "; " + accepted);
        this.what = what;
        this.reason = reason;
        this.accepted = accepted;
    }

    /** Which part it is, such as {@code level}. */
    public String what() {
        return what;
    }

    /** Why it is wrong, as a phrase that follows the value. */
    public String reason() {
        return reason;
    }

    /** What is accepted instead. */
    public String accepted() {
        return accepted;
    }
}
