package dev.hasp.seccomp;

import java.io.Serializable;

/**
 * Something wrong or worth knowing in a document, and where.
 *
 * @param line from 1, or 0 where there is no text
 * @param column from 1, or 0 where there is no text
 * @param pointer the JSON pointer (RFC 6901) of the value, empty for the whole document
 * @param message what was found, what was expected and what to do
 */
public record SeccompProblem(int line, int column, String pointer, String message) implements Serializable {

    /** Such as {@code 3:14 /syscalls/0/action: …}. */
    @Override
    public String toString() {
        String place = (line > 0 ? line + ":" + column + " " : "") + pointer;
        return place.isEmpty() ? message : place.strip() + ": " + message;
    }
}
