package dev.hasp.verify;

/** How what is in force relates to what was asked and what that means on the engine. */
public enum Verdict {
    /** The kernel says what the spec means, and the engine said nothing against it. */
    IN_FORCE("in force"),
    /** The kernel says what the spec means on this engine, which is not what was asked: the preflight says why. */
    NOT_AS_ASKED("not as asked"),
    /** The kernel says something else than the spec means. */
    DIFFERS("differs"),
    /** This way of looking cannot see it. */
    NOT_SEEN("not seen"),
    /** What is known of the engine does not tell what the spec means, so there is nothing to compare with. */
    NOT_KNOWN("not known"),
    /** The engine's own business, such as logging: no kernel enforces it, and nothing is compared. */
    NOT_THE_KERNELS("not kernel");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** In a few words, such as {@code in force}. */
    @Override
    public String toString() {
        return words;
    }
}
