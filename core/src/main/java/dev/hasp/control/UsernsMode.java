package dev.hasp.control;

/** Whose user namespace a container has ({@code user_namespaces(7)}). Remapping itself is switched for a whole daemon ({@code userns-remap}). */
public enum UsernsMode {
    /** What the daemon says: remapped ids where userns-remap is on, else the host's. */
    ENGINE_DEFAULT("default"),
    /** The host's ids, also where the daemon remaps. */
    HOST("host");

    private final String word;

    UsernsMode(String word) {
        this.word = word;
    }

    /** Reads one of the words. */
    public static UsernsMode parse(String text) {
        return Words.parse("userns", text, values());
    }

    /** Docker's word, which is empty for the engine's default. */
    public String engineWord() {
        return this == ENGINE_DEFAULT ? "" : word;
    }

    @Override
    public String toString() {
        return word;
    }
}
