package dev.hasp.engine;

/** What an engine does with a control that it does not put in force as asked. */
public enum Effect {
    /** It does not create the container. */
    REFUSED_AT_CREATE("refused when it is created"),
    /** It creates the container and cannot start it. */
    REFUSED_AT_START("refused when it is started"),
    /** It leaves the control out, and may say so. */
    DISCARDED("discarded"),
    /** It does less than asked. */
    WEAKENED("weakened"),
    /** It does nothing with the control, and says nothing. */
    IGNORED("ignored"),
    /** It does something else that is no less strict. */
    CHANGED("changed"),
    /** What is known of the engine does not tell. */
    UNKNOWN("not known");

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    /** In a few words, such as {@code refused when it is started}. */
    @Override
    public String toString() {
        return words;
    }
}
