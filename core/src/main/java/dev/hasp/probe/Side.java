package dev.hasp.probe;

/** From where a container is looked at. */
public enum Side {
    /** By a probe that is its first process: everything that the kernel tells the container itself, and system calls. */
    INSIDE("inside"),
    /** Through its first process in the {@code /proc} of the engine's host: as root there, and without a system call. */
    OUTSIDE("outside");

    private final String word;

    Side(String word) {
        this.word = word;
    }

    /** In one word, such as {@code outside}. */
    @Override
    public String toString() {
        return word;
    }
}
