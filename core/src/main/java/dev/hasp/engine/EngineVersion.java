package dev.hasp.engine;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An engine's version, such as 28.5.2.
 *
 * @param major the first number
 * @param minor the second number, 0 where there is none
 * @param patch the third number, 0 where there is none
 * @param text the version as the engine writes it, with what a distribution adds
 */
public record EngineVersion(int major, int minor, int patch, String text) implements Comparable<EngineVersion> {

    private static final Pattern FORM =
            Pattern.compile("v?(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?(?:[.+~-].*)?");

    /**
     * Reads a version as an engine gives it, such as {@code 20.10.24+dfsg1} or {@code 28}.
     *
     * @throws IllegalArgumentException if it does not begin with numbers
     */
    public static EngineVersion of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "engine version: \"" + text + "\" is no version; expected one such as 28.5.2");
        }
        return new EngineVersion(number(form.group(1)), number(form.group(2)), number(form.group(3)), text.strip());
    }

    @SuppressWarnings("NullAway") // a group that took no part is null
    private static int number(String group) {
        return group == null ? 0 : Integer.parseInt(group);
    }

    /** Whether it is that version or a later one. */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public int compareTo(EngineVersion other) {
        return Comparator.comparingInt(EngineVersion::major)
                .thenComparingInt(EngineVersion::minor)
                .thenComparingInt(EngineVersion::patch)
                .thenComparing(EngineVersion::text)
                .compare(this, other);
    }

    /** The version as the engine writes it. */
    @Override
    public String toString() {
        return text;
    }
}
