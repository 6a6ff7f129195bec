package dev.hasp.cli;

import java.util.List;

/** Ends the command, with everything that is wrong. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<Issue> issues;

    private Failure(int exitCode, List<Issue> issues) {
        super(issues.toString());
        this.exitCode = exitCode;
        this.issues = issues;
    }

    /** The profile is at fault. */
    static Failure findings(List<Issue> issues) {
        return new Failure(ExitCode.FINDINGS, issues);
    }

    /** A document that the call names, and that is not what is judged, is at fault. */
    static Failure usage(List<Issue> issues) {
        return new Failure(ExitCode.USAGE, issues);
    }

    /** The call is at fault. */
    static Failure usage(String code, String message, String remedy) {
        return new Failure(ExitCode.USAGE, List.of(Issue.usage(code, message, remedy)));
    }

    /** What was to be looked at cannot be. */
    static Failure unavailable(String code, String message, String remedy) {
        return new Failure(ExitCode.UNAVAILABLE, List.of(Issue.usage(code, message, remedy)));
    }

    int exitCode() {
        return exitCode;
    }

    List<Issue> issues() {
        return issues;
    }
}
