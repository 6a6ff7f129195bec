package dev.hasp.seccomp.lint;

/**
 * Something that a check found in a profile.
 *
 * @param code the stable name of the kind of finding, under which the documentation explains it
 * @param severity how bad it is
 * @param pointer the JSON pointer of the place in the document, empty for the whole
 * @param message what is there and what follows from it
 * @param remedy what to do
 */
public record SeccompFinding(String code, Severity severity, String pointer, String message, String remedy) {

    /** Such as {@code WARNING default-permits /defaultAction: … (…)}. */
    @Override
    public String toString() {
        return severity + " " + code + (pointer.isEmpty() ? "" : " " + pointer) + ": " + message + " (" + remedy + ")";
    }
}
