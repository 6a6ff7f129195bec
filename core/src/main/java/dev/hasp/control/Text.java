package dev.hasp.control;

import java.util.regex.Pattern;

/** Checks that every text of a control passes before it is kept. */
final class Text {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");

    private Text() {}

    /** Refuses the empty text and NUL, which no argument, path or JSON-to-C string can carry. */
    static String nonEmpty(String what, String value) {
        if (value.isEmpty()) {
            throw new MalformedValueException(what, value, "is empty", "leave the control out instead");
        }
        return noNul(what, value);
    }

    /** Refuses NUL and unpaired surrogates, which cannot be written as UTF-8. */
    static String noNul(String what, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new MalformedValueException(what, value, "contains NUL", "no text for the kernel can hold it");
        }
        if (value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new MalformedValueException(
                    what, value, "contains an unpaired surrogate", "expected text that UTF-8 can express");
        }
        return value;
    }

    /** Refuses a path that is not absolute. */
    static String absolutePath(String what, String value) {
        nonEmpty(what, value);
        if (!value.startsWith("/")) {
            throw new MalformedValueException(what, value, "is not absolute", "expected a path that starts with /");
        }
        return value;
    }

    /** Reads a whole number that fits in a long. */
    static long integer(String what, String value) {
        String text = value.strip();
        if (INTEGER.matcher(text).matches()) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException beyondLong) {
                throw new MalformedValueException(what, value, "is too large", "expected a 64-bit whole number");
            }
        }
        throw new MalformedValueException(what, value, "is not a whole number", "expected digits only");
    }
}
