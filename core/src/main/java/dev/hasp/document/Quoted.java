package dev.hasp.document;

/** Text in messages: quoted and shortened, so that a hostile document can neither forge nor flood one. */
final class Quoted {

    private Quoted() {}

    static String of(String text) {
        return of(text, 120);
    }

    static String of(String text, int longest) {
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
