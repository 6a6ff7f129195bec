package dev.hasp.control;

/** What happens to the mounts below a bind mount's source. */
public enum BindRecursive {
    /** They are mounted too; read-only as far as the engine can. The engine's default. */
    ENABLED("enabled"),
    /** They are not mounted. */
    DISABLED("disabled"),
    /** They are mounted, and stay writable under a read-only bind. */
    WRITABLE("writable"),
    /** They are mounted read-only, or the container does not start. */
    READONLY("readonly");

    private final String word;

    BindRecursive(String word) {
        this.word = word;
    }

    /** Reads one of the words. */
    public static BindRecursive parse(String text) {
        return Words.parse("recursive", text, values());
    }

    @Override
    public String toString() {
        return word;
    }
}
