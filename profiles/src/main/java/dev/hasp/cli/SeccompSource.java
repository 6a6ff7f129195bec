package dev.hasp.cli;

import dev.hasp.seccomp.DockerDefault;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.SeccompParseException;
import dev.hasp.seccomp.SeccompProblem;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SeccompReader;
import dev.hasp.seccomp.SeccompReading;
import dev.hasp.seccomp.TextPosition;
import java.util.List;
import java.util.Optional;

/** Finds the seccomp profile that a word means: a file, - for standard input, or {@code docker-default[@VERSION]}. */
final class SeccompSource {

    private static final String DEFAULT = "docker-default";

    /**
     * A profile and the text it was read from.
     *
     * @param name what it is called in messages
     * @param text the document
     * @param reading the profile, and what an engine would pass over
     */
    record Document(String name, String text, SeccompReading reading) {

        SeccompProfile profile() {
            return reading.profile();
        }

        /** A problem of this document, at the line and column that its pointer leads to. */
        Issue issue(String code, String severity, SeccompProblem problem, String remedy) {
            TextPosition place = problem.line() > 0
                    ? new TextPosition(problem.line(), problem.column())
                    : SeccompReader.locate(text, problem.pointer());
            return SeccompSource.issue(name, code, severity, problem, place, remedy);
        }
    }

    private final Documents documents;

    SeccompSource(Documents documents) {
        this.documents = documents;
    }

    /** The profile that the word means, read as engines of that generation do. */
    Document document(String word, EngineGeneration engine) {
        if (word.equals(DEFAULT) || word.startsWith(DEFAULT + "@")) {
            SeccompProfile profile = dockerDefault(word);
            return new Document(word, profile.toPrettyJson(), new SeccompReading(profile, List.of()));
        }
        String name = word.equals("-") ? "standard input" : word;
        String text = documents.text(word);
        try {
            return new Document(name, text, SeccompReader.of(engine).read(text));
        } catch (SeccompParseException refusal) {
            throw Failure.findings(refusal.problems().stream()
                    .map(problem -> issue(
                            name,
                            "malformed-seccomp",
                            "error",
                            problem,
                            new TextPosition(problem.line(), problem.column()),
                            ""))
                    .toList());
        }
    }

    private static SeccompProfile dockerDefault(String word) {
        try {
            return word.equals(DEFAULT)
                    ? DockerDefault.newest()
                    : DockerDefault.version(word.substring(DEFAULT.length() + 1));
        } catch (IllegalArgumentException unknown) {
            throw Failure.usage("unknown-version", String.valueOf(unknown.getMessage()), "");
        }
    }

    private static Issue issue(
            String name, String code, String severity, SeccompProblem problem, TextPosition place, String remedy) {
        return new Issue(
                code,
                severity,
                Optional.of(name),
                place.line(),
                place.column(),
                Optional.empty(),
                Optional.of(problem.pointer()).filter(pointer -> !pointer.isEmpty()),
                problem.message(),
                remedy);
    }
}
