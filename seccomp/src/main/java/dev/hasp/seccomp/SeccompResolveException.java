package dev.hasp.seccomp;

import java.util.List;
import java.util.stream.Collectors;

/** An engine would refuse to resolve a profile for a container; carries all reasons. */
public final class SeccompResolveException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<SeccompProblem> problems;

    SeccompResolveException(List<SeccompProblem> problems) {
        super(problems.stream()
                .map(SeccompProblem::toString)
                .collect(Collectors.joining("\n", "seccomp profile: ", "")));
        this.problems = List.copyOf(problems);
    }

    /** The reasons; at least one. Their lines are 0: a profile does not remember its text. */
    public List<SeccompProblem> problems() {
        return problems;
    }
}
