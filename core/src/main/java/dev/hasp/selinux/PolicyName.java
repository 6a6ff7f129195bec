package dev.hasp.selinux;

import java.util.regex.Pattern;

/** The names of users, roles and types as policies can hold them (checkpolicy {@code identifier}, CIL declarations). */
public final class PolicyName {

    /** Possessive, so that it takes one pass and no stack however long a text is. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*+(?:\\.[A-Za-z0-9_-]++)*+");

    /** libsepol {@code CIL_MAX_NAME_LENGTH}, with the end. */
    private static final int LONGEST = 2047;

    private PolicyName() {}

    /**
     * Gives the name back.
     *
     * @param what what it names, such as {@code type}
     * @throws MalformedLabelException if no policy can hold it
     */
    public static String checked(String what, String name) {
        if (name.length() > LONGEST) {
            throw new MalformedLabelException(
                    what, name, "is longer than the names of policies", "expected " + LONGEST + " characters or fewer");
        }
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new MalformedLabelException(
                    what, name, "is no name of a policy", "expected a letter, then letters, digits, _, - and .");
        }
        return name;
    }
}
