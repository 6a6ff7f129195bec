package dev.hasp.control;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A user or a group, by number or by name. A name is looked up in the image's {@code /etc/passwd} or
 * {@code /etc/group} when the container starts.
 *
 * @param text the number or the name
 */
public record Account(String text) {

    /** The largest id that the engine takes (runc, {@code user.GetExecUser}). */
    public static final long MAX_ID = Integer.MAX_VALUE;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    public Account {
        Text.nonEmpty("user or group", text);
        if (text.indexOf(':') >= 0 || text.indexOf('\n') >= 0) {
            throw new MalformedValueException(
                    "user or group", text, "contains a colon or a newline", "expected a name or a number");
        }
        if (DIGITS.matcher(text).matches()) {
            long id = text.length() > 10 ? Long.MAX_VALUE : Long.parseLong(text);
            if (id > MAX_ID) {
                throw new MalformedValueException("user or group", text, "is out of range", "expected 0 to " + MAX_ID);
            }
            text = Long.toString(id);
        }
    }

    /** An account by number. */
    public static Account of(long id) {
        if (id < 0) {
            throw new MalformedValueException(
                    "user or group", Long.toString(id), "is out of range", "expected 0 to " + MAX_ID);
        }
        return new Account(Long.toString(id));
    }

    /** An account by name or number. */
    public static Account of(String text) {
        return new Account(text);
    }

    /** The number, or empty for a name. */
    public OptionalLong id() {
        return DIGITS.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Whether this is 0 or {@code root}. */
    public boolean isRoot() {
        return text.equals("0") || text.equals("root");
    }

    @Override
    public String toString() {
        return text;
    }
}
