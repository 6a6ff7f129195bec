package dev.hasp.mac;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;

/** Bytes as they stand in a pattern for themselves, between braces too ({@code apparmor.d(5)}, Globbing). */
final class GlobBytes {

    private static final String SPECIAL = "\"*?[]{}^,";
    private static final String SPECIAL_IN_CLASS = "\\\"*?[]{}"; // a ^ after the first stands for itself

    private GlobBytes() {}

    /** A path. */
    static String literal(String path) {
        StringBuilder text = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            text.append(literal((char) (b & 0xff)));
        }
        return text.toString();
    }

    /** A byte, as a character. */
    static String literal(char b) {
        return b == '@' ? "[@]" : number(b, SPECIAL); // a brace after it would make it a variable
    }

    /** The class of all other bytes. */
    static String noneOf(SortedSet<Character> bytes) {
        StringBuilder text = new StringBuilder("[^");
        if (bytes.contains('-')) {
            text.append('-'); // anywhere else it would be a range
        }
        bytes.stream().filter(b -> b != '-').forEach(b -> text.append(number(b, SPECIAL_IN_CLASS)));
        return text.append(']').toString();
    }

    private static String number(char b, String special) {
        boolean endsQuotations = b == '\\' && special.indexOf(b) < 0;
        if (b < ' ' || b > '~' || endsQuotations) {
            return String.format("\\%03o", (int) b);
        }
        return special.indexOf(b) >= 0 ? "\\" + b : String.valueOf(b);
    }
}
