package dev.hasp.docker;

import com.fasterxml.jackson.databind.JsonNode;

/** Values as messages show them: on one line, and short. */
final class Shown {

    private static final int LONGEST_VALUE = 120;
    private static final int LONGEST_MESSAGE = 400;

    private Shown() {}

    /** A value, cut where it is long. */
    static String json(JsonNode value) {
        return escape(value.toString(), LONGEST_VALUE);
    }

    /** A message that holds values; control and format characters are spelled out, so that none can forge a line. */
    static String text(String message) {
        return escape(message, LONGEST_MESSAGE);
    }

    private static String escape(String text, int longest) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(longest).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > longest ? out + "…" : out.toString();
    }
}
