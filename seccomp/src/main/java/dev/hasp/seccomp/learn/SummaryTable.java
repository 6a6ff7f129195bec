package dev.hasp.seccomp.learn;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The table that {@code strace -c} ends with, with the columns that {@code -U} chose. */
final class SummaryTable {

    private static final Pattern RULE = Pattern.compile("[- ]*-{4,}[- ]*");
    private static final Pattern NAME = Pattern.compile("[a-z_]\\w*");

    private final List<String> columns;

    private SummaryTable(List<String> columns) {
        this.columns = columns;
    }

    /** Whether a line is the head of such a table. */
    static boolean isHead(String line) {
        List<String> words = words(line);
        return words.contains("syscall") && (words.contains("calls") || line.startsWith("% time"));
    }

    /** Whether a line is one of the rules around the rows. */
    static boolean isRule(String line) {
        return RULE.matcher(line).matches();
    }

    static SummaryTable of(String head) {
        return new SummaryTable(words(head.replace("% time", "%time")));
    }

    /** The call of a row, {@code total} for the last, or empty if it is no row. */
    String name(String line) {
        List<String> words = words(line);
        List<String> names =
                words.stream().filter(word -> NAME.matcher(word).matches()).toList();
        boolean complete = words.size() == columns.size() || words.size() == columns.size() - 1;
        return names.size() == 1 && complete ? names.get(0) : "";
    }

    /** How many calls a row counts, or empty if it does not say. */
    OptionalLong calls(String line) {
        int column = columns.indexOf("calls");
        List<String> words = words(line);
        // the cell of errors is empty where there were none
        boolean shifted = words.size() < columns.size() && columns.indexOf("errors") < column;
        int cell = shifted ? column - 1 : column;
        if (column < 0 || cell < 0 || cell >= words.size() || !words.get(cell).matches("\\d{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(words.get(cell)));
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split("\\s+", -1));
    }
}
