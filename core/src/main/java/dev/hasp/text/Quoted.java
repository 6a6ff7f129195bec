package dev.hasp.text;

/** Text in messages: quoted and shortened, so that a hostile document can neither forge nor flood one. */
public final class Quoted {

    private Quoted() {}

    /** Up to 120 characters of it. */
    public static String of(String text) {
        return of(text, 120);
    }

    /** All of it. */
    public static String whole(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /**
     * Up to so many characters of it.
     *
     * @param longest the most code points that are shown
     */
    public static String of(String text, int longest) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().limit(longest).forEach(c -> {
            int type = Character.getType(c);
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        boolean shortened = text.codePointCount(0, text.length()) > longest;
        return out.append(shortened ? "…\"" : "\"").toString();
    }
}
