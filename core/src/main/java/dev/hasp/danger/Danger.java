package dev.hasp.danger;

import dev.hasp.Finding;
import dev.hasp.Severity;
import java.util.List;

/**
 * A combination in a policy that lets the container out, or may.
 *
 * @param code what it is
 * @param facts what comes together, as clauses after "it"
 * @param gaps what is not known and would have to be so; none where the danger is certain
 */
public record Danger(DangerCode code, List<String> facts, List<String> gaps) {

    public Danger {
        facts = List.copyOf(facts);
        gaps = List.copyOf(gaps);
    }

    /** Whether all of the policy that it needs is known to be so; otherwise it cannot be excluded. */
    public boolean isCertain() {
        return gaps.isEmpty();
    }

    /** As a finding about the first of its controls: an error where it is certain, a warning where it is possible. */
    public Finding finding() {
        return new Finding(
                code.code(),
                isCertain() ? Severity.ERROR : Severity.WARNING,
                code.controls().get(0),
                message(),
                code.remedy());
    }

    /** What comes together, what is not known, and what can be done with it. */
    public String message() {
        String known = facts.isEmpty() ? "" : "it " + String.join(", ", facts);
        String unknown = isCertain() ? "" : (facts.isEmpty() ? "" : "; ") + "not known: " + String.join("; ", gaps);
        return onOneLine(known + unknown + ": " + code.escape());
    }

    /** Whatever the paths of a policy are, none can forge a line or hide a part of one. */
    private static String onOneLine(String message) {
        StringBuilder out = new StringBuilder();
        message.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** One line: severity, control, message, remedy and code. */
    @Override
    public String toString() {
        return finding().toString();
    }
}
