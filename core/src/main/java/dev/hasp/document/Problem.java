package dev.hasp.document;

/**
 * Something in a document that cannot be a profile, and where it stands.
 *
 * @param path the place in the document's own terms, such as {@code capabilities.add[1]}; empty for the whole of it
 * @param line from 1; 0 in a setting, which has no lines
 * @param column from 1; 0 in a setting
 * @param message what was found
 * @param remedy what to do
 */
public record Problem(String path, int line, int column, String message, String remedy) {

    /** Such as {@code line 7 column 3: memory: size: "2x" is no size; expected bytes, …}. */
    @Override
    public String toString() {
        String place = line > 0 ? "line " + line + " column " + column + ": " : "";
        return place + (path.isEmpty() ? "" : path + ": ") + message + "; " + remedy;
    }
}
