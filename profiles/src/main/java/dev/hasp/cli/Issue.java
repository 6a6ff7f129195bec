package dev.hasp.cli;

import dev.hasp.Finding;
import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.Severity;
import dev.hasp.control.Control;
import dev.hasp.danger.Danger;
import dev.hasp.document.DocumentException;
import dev.hasp.document.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Something that a user should correct or know, whatever part of the library found it.
 *
 * @param code a stable name
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param layer the document, preset or setting it is in, or empty for the command line
 * @param line from 1, or 0 where there is no text
 * @param column from 1, or 0 where there is no text
 * @param control the control it is about, or empty for none
 * @param path the place in a document's own terms, or empty
 * @param message what was found
 * @param remedy what to do
 */
record Issue(
        String code,
        String severity,
        Optional<String> layer,
        int line,
        int column,
        Optional<String> control,
        Optional<String> path,
        String message,
        String remedy) {

    /** A mistake in how the command was called. */
    static Issue usage(String code, String message, String remedy) {
        return new Issue(code, "error", Optional.empty(), 0, 0, Optional.empty(), Optional.empty(), message, remedy);
    }

    /** What a document says that cannot be a profile. */
    static List<Issue> of(DocumentException refusal) {
        return refusal.problems().stream()
                .map(problem -> of(refusal.name(), problem))
                .toList();
    }

    private static Issue of(String document, Problem problem) {
        Optional<String> path = Optional.of(problem.path()).filter(text -> !text.isEmpty());
        return new Issue(
                "malformed-document",
                "error",
                Optional.of(document),
                problem.line(),
                problem.column(),
                path.map(text -> text.split("[.\\[]", 2)[0]),
                path,
                problem.message(),
                problem.remedy());
    }

    /** What a rule or a target finds, at the place that decided the control. */
    static List<Issue> of(List<Finding> findings, SecurityProfile profile) {
        return findings.stream().map(finding -> of(finding, profile)).toList();
    }

    /** A combination that lets the container out: a warning, since the engine does what is asked. */
    static Issue of(Danger danger, SecurityProfile profile) {
        List<Control<?>> controls = danger.code().controls();
        Control<?> decided = controls.stream()
                .filter(profile.decided()::contains)
                .findFirst()
                .orElse(controls.get(0));
        Finding found = danger.finding();
        return of(new Finding(found.code(), Severity.WARNING, decided, found.message(), found.remedy()), profile);
    }

    private static Issue of(Finding finding, SecurityProfile profile) {
        Optional<Origin> origin = profile.origin(finding.control());
        Optional<Origin.Place> place = origin.flatMap(Origin::place);
        return new Issue(
                finding.code(),
                finding.isError() ? "error" : "warning",
                origin.map(Origin::layer),
                place.map(Origin.Place::line).orElse(0),
                place.map(Origin.Place::column).orElse(0),
                Optional.of(finding.control().key()),
                Optional.empty(),
                finding.message(),
                finding.remedy());
    }

    boolean isError() {
        return severity.equals("error");
    }

    boolean isWarning() {
        return severity.equals("warning");
    }

    /** One line in the form of compilers: {@code job.yaml:7:3: error: memory 1m is …; … [code]}. */
    String text(Paint paint) {
        StringBuilder line = new StringBuilder();
        line.append(Inert.text(layer.orElse("hasp"))).append(place()).append(": ");
        line.append(isError() ? paint.red("error") : isWarning() ? paint.yellow("warning") : severity)
                .append(": ");
        path.ifPresent(where -> line.append(Inert.text(where)).append(": "));
        line.append(Inert.text(message));
        if (!remedy.isEmpty()) {
            line.append("; ").append(Inert.text(remedy));
        }
        return line.append(paint.dim(" [" + code + "]")).toString();
    }

    private String place() {
        return line == 0 ? "" : ":" + line + ":" + column;
    }
}
