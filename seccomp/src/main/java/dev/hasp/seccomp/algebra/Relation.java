package dev.hasp.seccomp.algebra;

/** How what one filter permits lies to what another permits. */
public enum Relation {
    /** Both permit the same calls. */
    EQUAL,
    /** All that the first permits, the second permits, and more. */
    STRICTER,
    /** All that the second permits, the first permits, and more. */
    LOOSER,
    /** Each permits a call that the other denies. */
    INCOMPARABLE
}
