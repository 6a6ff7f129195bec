package dev.hasp.danger;

/** What comes of a danger. */
public enum Outcome {
    /** It can run code on the host, outside of every container. */
    HOST_TAKEN("takes over the host"),
    /** It can read what the host or its kernel keeps to itself. */
    HOST_READ("reads what the host keeps to itself"),
    /** It can read or disturb other containers. */
    NEIGHBOURS_REACHED("reaches other containers"),
    /** It can stop the host, or leave nothing for what else runs there. */
    HOST_STOPPED("stops the host or uses it up");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** In words, as what comes after "it". */
    @Override
    public String toString() {
        return words;
    }
}
