package dev.hasp.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.host.HostPaths;
import dev.hasp.mac.RelabelGuard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code hasp validate}: everything that is wrong with profiles, and everything that means less than it seems. */
final class ValidateVerb extends Verb {

    private final OptionSpec strict = flag("--strict", "Count warnings as errors.");
    private final OptionSpec onThisHost = flag(
            "--on-this-host", "Also follow this host's links, to where what a mount relabels leads, as if run here.");
    private final PositionalParamSpec words = PositionalParamSpec.builder()
            .paramLabel("PROFILE")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Files in YAML or JSON, presets' names, or - for standard input.")
            .build();
    private final Layers layers;

    ValidateVerb(Session session) {
        super(session);
        this.layers = new Layers(session.source());
    }

    /** What was found in one profile. */
    private record Verdict(String name, List<Issue> issues) {
        boolean isValid() {
            return errors() == 0;
        }

        private long errors() {
            return issues.stream().filter(Issue::isError).count();
        }

        /** Such as {@code valid, 1 warning} or {@code 2 errors}. */
        String summary() {
            long warnings = issues.size() - errors();
            String errors = errors() == 0 ? "valid" : count(errors(), "error");
            return warnings == 0 ? errors : errors + ", " + count(warnings, "warning");
        }

        private static String count(long count, String one) {
            return count + " " + one + (count == 1 ? "" : "s");
        }
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("validate")
                .addPositional(words)
                .addOption(strict)
                .addOption(onThisHost)
                .usageMessage()
                .description(
                        "Check profiles. Everything found is printed; an error ends it with 1, a warning does not.");
        layers.options().forEach(spec::addOption);
        return spec;
    }

    @Override
    Answer run() {
        List<Verdict> verdicts = new ArrayList<>();
        for (String name : Optional.<List<String>>ofNullable(words.getValue()).orElseThrow()) {
            verdicts.add(new Verdict(name, issues(name)));
        }
        boolean isFine = verdicts.stream().allMatch(this::isFine);
        String text = isJson() ? Json.of(json -> write(json, verdicts)) : text(verdicts);
        return new Answer(text, isFine ? ExitCode.OK : ExitCode.FINDINGS);
    }

    private boolean isFine(Verdict verdict) {
        return isSet(strict) ? verdict.issues().isEmpty() : verdict.isValid();
    }

    private List<Issue> issues(String name) {
        try {
            SecurityProfile profile = layers.on(session().source().profile(name));
            return Issue.of(findings(profile), profile);
        } catch (Failure failure) {
            if (failure.exitCode() == ExitCode.FINDINGS) {
                return failure.issues();
            }
            throw failure;
        }
    }

    private List<Finding> findings(SecurityProfile profile) {
        List<Finding> findings = profile.validate();
        return isSet(onThisHost) && findings.stream().noneMatch(Finding::isError)
                ? Stream.concat(
                                RelabelGuard.check(profile.toSpec(), HostPaths.ofThisHost()).stream(),
                                findings.stream())
                        .toList()
                : findings;
    }

    private String text(List<Verdict> verdicts) {
        Paint paint = session().output().paint();
        StringBuilder text = new StringBuilder();
        for (Verdict verdict : verdicts) {
            verdict.issues().forEach(issue -> text.append(issue.text(paint)).append('\n'));
            text.append(Inert.text(verdict.name()))
                    .append(": ")
                    .append(verdict.summary())
                    .append('\n');
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, List<Verdict> verdicts) throws IOException {
        json.writeStartArray();
        for (Verdict verdict : verdicts) {
            json.writeStartObject();
            json.writeStringField("profile", verdict.name());
            json.writeBooleanField("valid", verdict.isValid());
            Json.issues(json, "findings", verdict.issues());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
