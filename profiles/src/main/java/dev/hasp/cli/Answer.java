package dev.hasp.cli;

/**
 * What a verb prints, and how the command ends.
 *
 * @param text what was asked for
 * @param exitCode one of {@link ExitCode}
 */
record Answer(String text, int exitCode) {

    /** An answer with which all is well. */
    static Answer ok(String text) {
        return new Answer(text, ExitCode.OK);
    }
}
