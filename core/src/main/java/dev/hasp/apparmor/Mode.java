package dev.hasp.apparmor;

/** What happens to what no rule permits ({@code apparmor.d(5)}, Flags). */
public enum Mode {
    /** It is refused. */
    ENFORCE,
    /** It is permitted and logged, except what a rule denies. */
    COMPLAIN,
    /** The process is killed. */
    KILL
}
