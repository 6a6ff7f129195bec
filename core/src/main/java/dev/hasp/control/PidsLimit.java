package dev.hasp.control;

import java.util.OptionalLong;

/**
 * How many processes and threads a container may have at once: the one sure control against fork bombs.
 *
 * <p>The engine takes 0 and every negative number as "no limit" without a word, so only -1 and {@code unlimited} are
 * accepted for that here.
 *
 * @param count at most this many, or empty for no limit
 */
public record PidsLimit(OptionalLong count) {

    private static final PidsLimit UNLIMITED = new PidsLimit(OptionalLong.empty());

    public PidsLimit {
        if (count.isPresent() && count.getAsLong() < 1) {
            throw new MalformedValueException(
                    "pids limit",
                    Long.toString(count.getAsLong()),
                    "would mean no limit at all",
                    "expected 1 or more, or unlimited");
        }
    }

    /** At most this many processes and threads. */
    public static PidsLimit of(long count) {
        return new PidsLimit(OptionalLong.of(count));
    }

    /** No limit ({@code -1}). */
    public static PidsLimit unlimited() {
        return UNLIMITED;
    }

    /** Reads a number, or {@code -1} or {@code unlimited}. */
    public static PidsLimit parse(String text) {
        String form = text.strip();
        return form.equals("-1") || form.equals("unlimited") ? UNLIMITED : of(Text.integer("pids limit", form));
    }

    /** Docker's number: the count, or -1. */
    public long value() {
        return count.orElse(-1);
    }

    @Override
    public String toString() {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "unlimited";
    }
}
