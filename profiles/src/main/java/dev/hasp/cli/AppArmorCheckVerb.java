package dev.hasp.cli;

import dev.hasp.apparmor.AppArmorLint;
import dev.hasp.host.AppArmorParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code hasp apparmor check}: what is wrong with AppArmor profiles, and what does less than it seems. */
final class AppArmorCheckVerb extends Verb {

    private final OptionSpec strict = flag("--strict", "Count warnings as errors.");
    private final PositionalParamSpec words = PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("A file with one AppArmor profile, or - for standard input.")
            .build();

    AppArmorCheckVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("check")
                .addOption(strict)
                .addPositional(words)
                .usageMessage()
                .description(
                        "Check AppArmor profiles, also with apparmor_parser where it is installed. Everything found"
                                + " is printed; an error ends it with 1, a warning does not.");
        return spec;
    }

    @Override
    Answer run() {
        AppArmorTexts texts = new AppArmorTexts(session().documents());
        List<Issue> issues = new ArrayList<>();
        for (String word : Optional.<List<String>>ofNullable(words.getValue()).orElseThrow()) {
            try {
                issues.addAll(check(texts.document(word)));
            } catch (Failure refusal) {
                if (refusal.exitCode() != ExitCode.FINDINGS) {
                    throw refusal;
                }
                issues.addAll(refusal.issues());
            }
        }
        boolean fine = issues.stream().noneMatch(issue -> issue.isError() || (isSet(strict) && issue.isWarning()));
        return new Answer(isJson() ? json(issues) : text(issues), fine ? ExitCode.OK : ExitCode.FINDINGS);
    }

    private static List<Issue> check(AppArmorTexts.Document document) {
        List<Issue> issues = new ArrayList<>();
        AppArmorLint.check(document.profile())
                .forEach(finding -> issues.add(document.issue(
                        finding.code(),
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        finding.message(),
                        finding.remedy())));
        issues.addAll(compile(document));
        return issues;
    }

    private static List<Issue> compile(AppArmorTexts.Document document) {
        Optional<AppArmorParser> parser = AppArmorParser.installed();
        if (parser.isEmpty()) {
            return List.of(document.issue(
                    "apparmor-not-compiled", "info", "it was read, but not compiled: no apparmor_parser here", ""));
        }
        try {
            AppArmorParser.Compilation answer =
                    parser.get().compile(document.text(), document.profile().abi());
            String severity = answer.accepted() ? "warning" : "error";
            return answer.messages().stream()
                    .map(message -> document.issue("apparmor-parser", severity, message, ""))
                    .toList();
        } catch (IOException unrun) {
            throw Failure.unavailable("apparmor-parser", String.valueOf(unrun.getMessage()), "");
        }
    }

    private String text(List<Issue> issues) {
        Paint paint = session().output().paint();
        StringBuilder text = new StringBuilder();
        issues.forEach(issue -> text.append(issue.text(paint)).append('\n'));
        return text.toString();
    }

    private static String json(List<Issue> issues) {
        return Json.of(json -> {
            json.writeStartObject();
            Json.issues(json, "findings", issues);
            json.writeEndObject();
        });
    }
}
