package dev.hasp.control;

/** A value that cannot mean anything: what it was for, what was found, why it is wrong, and what is accepted. */
public final class MalformedValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String accepted;

    MalformedValueException(String what, String value, String reason, String accepted) {
        super(what + ": " + quoted(value) + " " + reason + "; " + accepted);
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

    /** Quotes and shortens, so that a hostile value can neither forge nor flood a message. */
    private static String quoted(String value) {
        StringBuilder out = new StringBuilder("\"");
        value.codePoints().limit(120).forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append(value.codePointCount(0, value.length()) > 120 ? "…\"" : "\"")
                .toString();
    }
}
