package dev.hasp.seccomp.lint;

/** How bad a finding is. */
public enum Severity {
    /** No container starts with the profile, or no program runs in one. */
    ERROR,
    /** The profile does something else than it says, or lets through what it means to deny. */
    WARNING,
    /** Part of the profile has no effect, or something is worth knowing. */
    INFO
}
