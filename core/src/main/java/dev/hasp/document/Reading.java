package dev.hasp.document;

import dev.hasp.control.MalformedValueException;
import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** One reading of a document: the problems so far, and the files that it may name. */
final class Reading {

    private static final int MOST_PROBLEMS = 1_000;

    private final String name;
    private final ReferencedFiles files;
    private final boolean lines;
    private final List<Problem> problems = new ArrayList<>();
    private int beyond;

    /** A reading of a text whose lines and columns mean something to its author, or do not. */
    Reading(String name, ReferencedFiles files, boolean lines) {
        this.name = name;
        this.files = files;
        this.lines = lines;
    }

    ReferencedFiles files() {
        return files;
    }

    void problem(Place place, String message, String remedy) {
        problem(place, message, () -> remedy);
    }

    /** Reports; the remedy is only worked out for problems that are shown. */
    void problem(Place place, String message, Supplier<String> remedy) {
        if (problems.size() < MOST_PROBLEMS) {
            int line = lines ? place.line() : 0;
            problems.add(new Problem(place.path(), line, lines ? place.column() : 0, message, remedy.get()));
        } else {
            beyond++;
        }
    }

    /** Reports what a value's own type says of it. Its message ends with what is accepted. */
    void malformed(Place place, IllegalArgumentException refusal) {
        if (refusal instanceof MalformedValueException value) {
            String whole = String.valueOf(refusal.getMessage());
            String message =
                    whole.substring(0, whole.length() - value.accepted().length() - 2);
            problem(place, message, value.accepted());
            return;
        }
        String text = String.valueOf(refusal.getMessage());
        int split = text.lastIndexOf("; ");
        problem(
                place,
                split < 0 ? text : text.substring(0, split),
                split < 0 ? "correct the value" : text.substring(split + 2));
    }

    /** Reports a node of the wrong kind, unless it was reported already. */
    void unexpected(Node node, String expected) {
        if (node instanceof Node.Invalid) {
            return;
        }
        if (node instanceof Node.Scalar scalar) {
            if (scalar.isNull()) {
                problem(node.place(), "is null, which decides nothing", "leave the key out, or give " + expected);
                return;
            }
            problem(node.place(), Quoted.of(scalar.text()) + " is " + node.noun(), "expected " + expected);
            return;
        }
        problem(node.place(), "is " + node.noun(), "expected " + expected);
    }

    /** How many problems there are so far. */
    int count() {
        return problems.size() + beyond;
    }

    /** Ends the reading if anything was found. */
    void finish() {
        if (problems.isEmpty()) {
            return;
        }
        List<Problem> ordered = new ArrayList<>(problems);
        ordered.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        if (beyond > 0) {
            ordered.add(new Problem("", 0, 0, beyond + " more problems", "correct these first"));
        }
        throw new DocumentException(name, ordered);
    }
}
