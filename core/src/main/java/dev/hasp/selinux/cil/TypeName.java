package dev.hasp.selinux.cil;

import java.util.regex.Pattern;

/**
 * A type or an attribute of the host's policy.
 *
 * @param text such as {@code container_file_t}, or {@code block.type} for one that another module declares
 */
public record TypeName(String text) implements TypeReference, Comparable<TypeName> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*)*");
    private static final int LONGEST = 255;

    /** Refuses what no policy can declare, and {@code process}, which is the module's own. */
    public TypeName {
        if (!isForm(text)) {
            throw new MalformedModuleException(
                    "type", text, "is no type's name", "expected a letter, then letters, digits, _, - and .");
        }
        if (ReservedWords.contain(text)) {
            throw new MalformedModuleException(
                    "type", text, "is a word of the language", "expected a type such as container_file_t");
        }
        if (isOwn(text)) {
            throw new MalformedModuleException(
                    "type",
                    text,
                    "is what the module calls its own type",
                    "expected a type of the host's policy, such as container_file_t");
        }
    }

    private static boolean isForm(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    private static boolean isOwn(String text) {
        return text.equals(ProcessType.PROCESS.toString()) || text.startsWith(ProcessType.PROCESS + ".");
    }

    /** Whether it can be one. */
    public static boolean isName(String text) {
        return isForm(text) && !ReservedWords.contain(text) && !isOwn(text);
    }

    /** The type of that name. */
    public static TypeName of(String text) {
        return new TypeName(text);
    }

    @Override
    public int compareTo(TypeName other) {
        return text.compareTo(other.text);
    }

    /** The name. */
    @Override
    public String toString() {
        return text;
    }
}
