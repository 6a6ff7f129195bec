package dev.hasp.apparmor;

/** Whether a rule is about something. */
enum Match {
    YES,
    NO,
    /** It depends on what is not known. */
    MAYBE;

    static Match of(boolean matches) {
        return matches ? YES : NO;
    }

    /** Whether both are so. */
    Match and(Match other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : MAYBE;
    }
}
