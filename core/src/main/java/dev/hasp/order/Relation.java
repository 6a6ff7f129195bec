package dev.hasp.order;

/** How what one permits lies to what another permits. */
public enum Relation {
    /** Both permit the same. */
    EQUAL("equal"),
    /** The first permits less, and nothing that the second denies. */
    STRICTER("stricter"),
    /** The first permits more, and everything that the second permits. */
    LOOSER("looser"),
    /** Each permits something that the other denies, or what is known does not tell. */
    INCOMPARABLE("incomparable");

    private final String word;

    Relation(String word) {
        this.word = word;
    }

    /** Out of what the first permits beyond the second, and the second beyond the first. */
    static Relation of(Excess forward, Excess backward) {
        if (forward instanceof Excess.Undecided || backward instanceof Excess.Undecided) {
            return INCOMPARABLE;
        }
        boolean more = forward instanceof Excess.Found;
        boolean less = backward instanceof Excess.Found;
        if (more && less) {
            return INCOMPARABLE;
        }
        return more ? LOOSER : less ? STRICTER : EQUAL;
    }

    /** The relation of the second to the first. */
    public Relation reversed() {
        return switch (this) {
            case STRICTER -> LOOSER;
            case LOOSER -> STRICTER;
            case EQUAL, INCOMPARABLE -> this;
        };
    }

    /** Whether the first permits nothing that the second denies. */
    public boolean isAtLeastAsStrict() {
        return this == EQUAL || this == STRICTER;
    }

    /** The word for people. */
    @Override
    public String toString() {
        return word;
    }
}
