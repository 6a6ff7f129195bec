package dev.hasp.apparmor;

/** What a rule does; where both meet, the denial wins ({@code apparmor.d(5)}, Rule Qualifiers). */
public enum Access {
    /** Permits. */
    ALLOW,
    /** Denies whatever another rule permits; without {@code audit} nothing of it is logged. */
    DENY
}
