package dev.hasp.cli;

/** What the command tells its caller when it ends. */
final class ExitCode {

    /** All is well. */
    static final int OK = 0;

    /** The profile is not valid, or cannot be said in what was asked for. */
    static final int FINDINGS = 1;

    /** The command was called in a way, or with a file, that it cannot work with. */
    static final int USAGE = 2;

    /** A fault of the command itself (EX_SOFTWARE of {@code sysexits.h}). */
    static final int FAULT = 70;

    private ExitCode() {}
}
