package dev.hasp.seccomp.learn;

/**
 * A line of a trace from which nothing was learnt though it may tell of a call.
 *
 * @param line which, from 1
 * @param text its beginning
 * @param reason why
 */
public record UnreadLine(int line, String text, String reason) {

    private static final int SHOWN = 120;

    static UnreadLine of(int line, String text, String reason) {
        return new UnreadLine(line, text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…", reason);
    }

    /** Such as {@code line 7: no system call has this name: …}. */
    @Override
    public String toString() {
        return "line " + line + ": " + reason + ": " + text;
    }
}
