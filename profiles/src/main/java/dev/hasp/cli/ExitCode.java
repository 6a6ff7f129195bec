package dev.hasp.cli;

/** What the command tells its caller when it ends. */
final class ExitCode {

    /** All is well. */
    static final int OK = 0;

    /** The profile is not valid, cannot be said in what was asked for, or is not in force. */
    static final int FINDINGS = 1;

    /** The command was called in a way, or with a file, that it cannot work with. */
    static final int USAGE = 2;

    /** The engine or the container could not be looked at (EX_UNAVAILABLE of {@code sysexits.h}). */
    static final int UNAVAILABLE = 69;

    /** A fault of the command itself (EX_SOFTWARE of {@code sysexits.h}). */
    static final int FAULT = 70;

    private ExitCode() {}
}
