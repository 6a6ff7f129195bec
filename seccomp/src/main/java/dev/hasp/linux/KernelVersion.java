package dev.hasp.linux;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first two numbers of a kernel's release, all that engines compare: 6.1 of {@code 6.1.0-13-amd64}.
 *
 * @param kernel the first number
 * @param major the second number, which the engine's code calls the major revision
 */
public record KernelVersion(int kernel, int major) implements Comparable<KernelVersion> {

    private static final Pattern RELEASE = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(?!\\d).*", Pattern.DOTALL);
    private static final Comparator<KernelVersion> ORDER =
            Comparator.comparingInt(KernelVersion::kernel).thenComparingInt(KernelVersion::major);

    public KernelVersion {
        if (kernel < 0 || major < 0) {
            throw new IllegalArgumentException("kernel version: " + kernel + "." + major + " is negative");
        }
    }

    /**
     * Reads a release as {@code uname -r} prints it, whatever follows the first two numbers.
     *
     * @throws IllegalArgumentException if it does not begin with two numbers joined by a dot
     */
    public static KernelVersion of(String release) {
        Matcher matcher = RELEASE.matcher(release.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("kernel version: \"" + release
                    + "\" does not begin with two numbers; expected a release such as 6.1 or 6.1.0-13-amd64");
        }
        return new KernelVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether this kernel is that version or newer. */
    public boolean isAtLeast(KernelVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(KernelVersion other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code 6.1}. */
    @Override
    public String toString() {
        return kernel + "." + major;
    }
}
