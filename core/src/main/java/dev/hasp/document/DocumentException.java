package dev.hasp.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document that is no profile, with every problem in it and not just the first. */
public final class DocumentException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<Problem> problems;

    DocumentException(String name, List<Problem> problems) {
        super(problems.stream()
                .map(problem -> name + (problem.line() > 0 ? " " : ": ") + problem)
                .collect(Collectors.joining("\n")));
        this.name = name;
        this.problems = List.copyOf(problems);
    }

    /** The name that the document was read by. */
    public String name() {
        return name;
    }

    /** All problems in the order of the document; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
