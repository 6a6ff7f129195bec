package dev.hasp.control;

/** Whether the engine changes the SELinux label of what it mounts. */
public enum Relabel {
    /** To a label that all containers may use. */
    SHARED("z"),
    /** To this container's own label: no other can use it any more. */
    PRIVATE("Z");

    private final String word;

    Relabel(String word) {
        this.word = word;
    }

    /** Reads one of the words. */
    public static Relabel parse(String text) {
        return Words.parse("relabel", text, values());
    }

    @Override
    public String toString() {
        return word;
    }
}
