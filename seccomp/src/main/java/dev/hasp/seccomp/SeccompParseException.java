package dev.hasp.seccomp;

import java.util.List;
import java.util.stream.Collectors;

/** A document is no profile; carries all problems that were found, not just the first. */
public final class SeccompParseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<SeccompProblem> problems;

    SeccompParseException(List<SeccompProblem> problems) {
        super(problems.stream()
                .map(SeccompProblem::toString)
                .collect(Collectors.joining("\n", "seccomp profile: ", "")));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of the document; at least one. */
    public List<SeccompProblem> problems() {
        return problems;
    }
}
