package dev.hasp.observed;

import java.io.Serial;

/** A text of the kernel that is not what its manual says. It never leaves this package. */
final class NotUnderstood extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 60;

    /** Something that was read and is not what it should be. */
    NotUnderstood(String expected, String found) {
        super("expected " + expected + ", found \"" + shown(found) + "\"", null, false, false);
    }

    /** Short, and without what could confuse a terminal. */
    static String shown(String text) {
        String plain = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return plain.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
