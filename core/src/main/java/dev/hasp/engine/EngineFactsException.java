package dev.hasp.engine;

/** Text that tells no facts of an engine: where, what was found, what was expected, and what to do. */
public final class EngineFactsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 120;

    private final String member;
    private final String expected;

    EngineFactsException(String member, String found, String expected, String remedy) {
        super("engine facts: " + member + ": found " + found + "; expected " + expected + "; " + remedy);
        this.member = member;
        this.expected = expected;
    }

    /** The member at fault, such as {@code info.NCPU}. */
    public String member() {
        return member;
    }

    /** What was expected there. */
    public String expected() {
        return expected;
    }

    /** Quotes and shortens, so that hostile text can neither forge nor flood a message. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> {
            int type = Character.getType(c);
            boolean unseen = type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (unseen || Character.isISOControl(c)) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"")
                .toString();
    }
}
