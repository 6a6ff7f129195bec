package dev.hasp.seccomp.filter;

import dev.hasp.seccomp.SeccompProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A runtime or libseccomp would refuse the profile, so that the container does not start; carries all reasons. */
public final class SeccompLoadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<SeccompProblem> problems;

    SeccompLoadException(List<SeccompProblem> problems) {
        super(problems.stream()
                .map(SeccompProblem::toString)
                .collect(Collectors.joining("\n", "seccomp profile does not load: ", "")));
        this.problems = List.copyOf(problems);
    }

    /** The reasons; at least one. Pointers are those of the profile that was resolved. */
    public List<SeccompProblem> problems() {
        return problems;
    }
}
