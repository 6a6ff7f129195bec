package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.effective.Value;
import dev.hasp.verify.Asked;
import dev.hasp.verify.Row;
import dev.hasp.verify.Verdict;
import dev.hasp.verify.Verification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asked, meant, in force: a verification for people, in 120 columns. */
final class VerificationTable {

    private static final List<Integer> WIDTHS = List.of(12, 17, 33, 25, 25);

    private final Verification verification;
    private final SecurityProfile profile;
    private final String name;
    private final Paint paint;

    VerificationTable(Verification verification, SecurityProfile profile, String name, Paint paint) {
        this.verification = verification;
        this.profile = profile;
        this.name = name;
        this.paint = paint;
    }

    /** The table, the findings and a line that counts. */
    String text(boolean all) {
        List<Row> shown =
                verification.rows().stream().filter(row -> all || isShown(row)).toList();
        Grid grid = new Grid(WIDTHS);
        grid.add(List.of("", "what", "asked", "meant", "in force"), paint::bold);
        shown.forEach(row -> grid.add(cells(row), word -> painted(row.verdict(), word)));
        StringBuilder text = new StringBuilder(grid.toString());
        List<Issue> issues = Issue.of(verification.findings(), profile);
        if (!issues.isEmpty()) {
            text.append('\n');
            issues.forEach(issue -> text.append(issue.text(paint)).append('\n'));
        }
        return text.append('\n').append(summary(shown)).toString();
    }

    private static boolean isShown(Row row) {
        return row.isDecided() || row.verdict() == Verdict.DIFFERS || row.verdict() == Verdict.NOT_AS_ASKED;
    }

    private List<String> cells(Row row) {
        boolean isTheEngines = row.verdict() == Verdict.NOT_THE_KERNELS;
        return List.of(
                row.verdict().toString(),
                row.key(),
                asked(row),
                isTheEngines
                        ? "the engine does it"
                        : row.meant().map(Value::brief).orElse("not known"),
                row.seen().map(Value::brief).orElse(isTheEngines ? "" : "not seen"));
    }

    /** What was asked of the control itself, or of those that bear on it; and the layers. */
    private String asked(Row row) {
        List<Asked> own = row.asked().stream()
                .filter(one -> one.control() == row.control())
                .toList();
        List<Asked> told = own.isEmpty() ? row.asked() : own;
        if (told.isEmpty()) {
            return "engine default";
        }
        Set<String> layers = new LinkedHashSet<>();
        List<String> words = new ArrayList<>();
        for (Asked one : told) {
            boolean isNamed = one.control().key().equals(row.key());
            words.add((isNamed ? "" : one.control().key() + " ") + one.value());
            layers.add(one.origin().toString());
        }
        layers.remove(name);
        return String.join("; ", words) + (layers.isEmpty() ? "" : " [" + String.join(", ", layers) + "]");
    }

    private String painted(Verdict verdict, String word) {
        return switch (verdict) {
            case IN_FORCE -> paint.green(word);
            case DIFFERS, NOT_AS_ASKED -> paint.red(word);
            case NOT_SEEN, NOT_KNOWN -> paint.yellow(word);
            case NOT_THE_KERNELS -> paint.dim(word);
        };
    }

    private String summary(List<Row> shown) {
        String counts = counts(verification.rows());
        List<Row> hidden =
                verification.rows().stream().filter(row -> !shown.contains(row)).toList();
        String others =
                hidden.isEmpty() ? "" : "Nobody decided, and not shown: " + counts(hidden) + " (--all shows them).\n";
        return others
                + Inert.text(name + " on " + verification.engine().title() + ", by " + verification.method())
                + ": " + counts + "\n";
    }

    private static String counts(List<Row> rows) {
        return Arrays.stream(Verdict.values())
                .map(verdict -> count(rows, verdict))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> count(List<Row> rows, Verdict verdict) {
        long count = rows.stream().filter(row -> row.verdict() == verdict).count();
        return count == 0 ? Optional.empty() : Optional.of(count + " " + verdict);
    }
}
