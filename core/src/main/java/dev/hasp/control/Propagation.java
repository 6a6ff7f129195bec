package dev.hasp.control;

/** How mounts made below a bind mount reach the other side ({@code mount_namespaces(7)}). */
public enum Propagation {
    /** Not at all; one level. */
    PRIVATE("private"),
    /** Not at all. The engine's default. */
    RPRIVATE("rprivate"),
    /** From the host into the container; one level. */
    SLAVE("slave"),
    /** From the host into the container. */
    RSLAVE("rslave"),
    /** Both ways; one level. */
    SHARED("shared"),
    /** Both ways: mounts made in the container appear on the host. */
    RSHARED("rshared");

    private final String word;

    Propagation(String word) {
        this.word = word;
    }

    /** Reads one of the words. */
    public static Propagation parse(String text) {
        return Words.parse("propagation", text, values());
    }

    @Override
    public String toString() {
        return word;
    }
}
