package dev.hasp.witness;

import java.util.regex.Pattern;

/** Paths and names in the words of a witness: in quotes unless nothing in them could be taken for more words. */
public final class Inert {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=-]+");

    private static final int LONGEST = 200;

    private Inert() {}

    /** The text, in quotes, escaped and shortened after 200 characters where it is more than one plain word. */
    public static String of(String text) {
        if (text.length() <= LONGEST && PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (isUnseen(c)) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"")
                .toString();
    }

    private static boolean isUnseen(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
