package dev.hasp.control;

/** Whose host and domain name a container has ({@code uts_namespaces(7)}). */
public enum UtsMode {
    /** Its own. The engine's default. */
    PRIVATE("private"),
    /** The host's, which it may change with SYS_ADMIN. */
    HOST("host");

    private final String word;

    UtsMode(String word) {
        this.word = word;
    }

    /** Reads one of the words. */
    public static UtsMode parse(String text) {
        return Words.parse("uts", text, values());
    }

    /** Docker's word, which is empty for a namespace of its own. */
    public String engineWord() {
        return this == PRIVATE ? "" : word;
    }

    @Override
    public String toString() {
        return word;
    }
}
