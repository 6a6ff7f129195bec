package dev.hasp.cli;

import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.SeccompProblem;
import dev.hasp.seccomp.SeccompResolveException;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A verb of {@code hasp seccomp}: works on seccomp profiles, for a container on a host. */
abstract class SeccompVerb extends Verb {

    private final SeccompHost host = new SeccompHost();
    private final PositionalParamSpec words;
    private final SeccompSource source;

    SeccompVerb(Session session, String label, String arity) {
        super(session);
        this.source = new SeccompSource(session.documents());
        this.words = PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(arity)
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("A file, docker-default[@VERSION], or - for standard input.")
                .build();
    }

    /** Adds the words and, where the verb needs them, the options that name the host. */
    final CommandSpec withProfiles(CommandSpec spec, boolean withHost) {
        spec.addPositional(words);
        if (withHost) {
            host.options().forEach(spec::addOption);
        }
        return spec;
    }

    final List<String> words() {
        return Optional.<List<String>>ofNullable(words.getValue()).orElseThrow();
    }

    final SeccompHost host() {
        return host;
    }

    /** The profile that a word means; what an engine would pass over in it is told as warnings. */
    final SeccompSource.Document document(String word) {
        SeccompSource.Document document = source.document(word, host.engine());
        warn(document.reading().notes().stream()
                .map(note -> document.issue("ignored-by-engine", "warning", note, "correct it, or take it out"))
                .toList());
        return document;
    }

    final ResolvedProfile resolve(SeccompSource.Document document) {
        warn(host.warnings());
        try {
            return document.profile().resolve(host.context());
        } catch (SeccompResolveException refusal) {
            throw refused(document, refusal.problems());
        }
    }

    final SeccompFilter load(SeccompSource.Document document) {
        ResolvedProfile resolved = resolve(document);
        try {
            return SeccompFilter.load(resolved, host.runtime());
        } catch (SeccompLoadException refusal) {
            throw refused(document, refusal.problems());
        }
    }

    private static Failure refused(SeccompSource.Document document, List<SeccompProblem> problems) {
        return Failure.findings(problems.stream()
                .map(problem -> document.issue("refused-seccomp", "error", problem, ""))
                .toList());
    }
}
