package dev.hasp.docker;

import com.fasterxml.jackson.databind.JsonNode;

/** Values as messages show them: on one line, and short. */
final class Shown {

    private static final int LONGEST = 120;

    private Shown() {}

    static String json(JsonNode value) {
        String text = text(value.toString());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The text with control and format characters spelled out, so that it cannot forge a line of a message. */
    static String text(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
