package dev.hasp.cli;

import dev.hasp.seccomp.SeccompProblem;
import dev.hasp.seccomp.lint.SeccompFinding;
import dev.hasp.seccomp.lint.SeccompLint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp seccomp lint}: what is wrong with profiles, and what does less than it seems. */
final class SeccompLintVerb extends SeccompVerb {

    private final OptionSpec strict = flag("--strict", "Count warnings as errors.");

    SeccompLintVerb(Session session) {
        super(session, "PROFILE", "1..*");
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("lint")
                .addOption(strict)
                .usageMessage()
                .description(
                        "Check profiles. Everything found is printed; an error ends it with 1, a warning does not.");
        return withProfiles(spec, false);
    }

    @Override
    Answer run() {
        List<Issue> issues = new ArrayList<>();
        for (String word : words()) {
            try {
                issues.addAll(check(document(word)));
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

    private static List<Issue> check(SeccompSource.Document document) {
        return SeccompLint.check(document.profile()).stream()
                .map(finding -> document.issue(finding.code(), severity(finding), problem(finding), finding.remedy()))
                .toList();
    }

    private static SeccompProblem problem(SeccompFinding finding) {
        return new SeccompProblem(0, 0, finding.pointer(), finding.message());
    }

    private static String severity(SeccompFinding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
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
