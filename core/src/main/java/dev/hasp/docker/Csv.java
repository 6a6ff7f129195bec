package dev.hasp.docker;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The lists of {@code key=value} that {@code --mount} and {@code --gpus} take, which the docker command reads with Go's
 * {@code encoding/csv}.
 */
final class Csv {

    private Csv() {}

    /** One record; a field is quoted where it must be. */
    static String record(Collection<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(","));
    }

    /** Whether the reader gives a field back as it was: it turns a carriage return before a newline into nothing. */
    static boolean keeps(String field) {
        return !field.contains("\r\n");
    }

    private static String field(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                && !field.startsWith(" ")
                && !field.isEmpty();
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
