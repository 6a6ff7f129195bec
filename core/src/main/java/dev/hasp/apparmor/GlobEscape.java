package dev.hasp.apparmor;

/** Reads what a backslash begins. */
final class GlobEscape {

    private static final String OUTSIDE = " !\"#$%&'()*+,-.:;<=>?[\\]^_`{|}~";

    /**
     * In a class the compiler takes {@code \-} for a range and {@code [\^a]} for <code>[^a]</code>, and leaves other
     * backslashes standing.
     */
    private static final String IN_CLASS = "\"*?[\\]{}";

    private GlobEscape() {}

    /** The byte that the escape here stands for, as a character. */
    static String read(GlobParser text, boolean inClass) {
        String digits = text.ahead(4);
        if (digits.matches("\\\\[0-3][0-7]{2}")) {
            return numeric(text, digits, Integer.parseInt(digits.substring(1), 8));
        }
        if (digits.matches("\\\\x[0-9A-Fa-f]{2}")) {
            return numeric(text, digits, Integer.parseInt(digits.substring(2), 16));
        }
        String known = inClass ? IN_CLASS : OUTSIDE;
        String escape = text.ahead(2);
        char c = escape.length() == 2 ? escape.charAt(1) : 0;
        int plain = "nrt".indexOf(c);
        if (plain < 0 && (c == 0 || known.indexOf(c) < 0)) {
            throw text.malformed(
                    "has a backslash before what needs none",
                    "expected one of " + known.replace(" ", "") + ", n, r, t, three octal digits or x and two digits");
        }
        skip(text, 2);
        return Character.toString(plain < 0 ? c : "\n\r\t".charAt(plain));
    }

    private static String numeric(GlobParser text, String digits, int value) {
        if (value == 0 || (value >= 0x20 && value < 0x7f && value != '\\')) {
            throw text.malformed("has the number of a character that can be written", "write the character itself");
        }
        skip(text, digits.length());
        return Character.toString((char) value);
    }

    private static void skip(GlobParser text, int count) {
        for (int i = 0; i < count; i++) {
            text.next();
        }
    }
}
