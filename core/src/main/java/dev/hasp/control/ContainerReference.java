package dev.hasp.control;

import java.util.regex.Pattern;

/**
 * Another container, by name or id.
 *
 * @param text the name or the id, as the engine accepts it
 */
public record ContainerReference(String text) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    public ContainerReference {
        if (!NAME.matcher(text).matches()) {
            throw new MalformedValueException(
                    "container", text, "is no container's name or id", "expected letters, digits, _ . and -");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
