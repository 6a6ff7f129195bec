package dev.hasp.seccomp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of the engine.
 *
 * @param numbers the three numbers of 29.4.3 and the like; what is asked for may have fewer
 * @param suffix what a distribution adds, with its plus sign, such as {@code +dfsg1}; empty for the engine's own
 */
record EngineRelease(List<Integer> numbers, String suffix) implements Comparable<EngineRelease> {

    private static final Pattern TEXT = Pattern.compile("v?(\\d{1,4}(?:\\.\\d{1,4}){0,2})([+~-][\\w.+~-]*)?");
    private static final Pattern PATCHES = Pattern.compile("(\\d+\\.\\d+)\\.(\\d+)(?:-(\\d+))?");
    private static final Comparator<EngineRelease> ORDER = Comparator.<EngineRelease>comparingInt(r -> r.number(0))
            .thenComparingInt(r -> r.number(1))
            .thenComparingInt(r -> r.number(2))
            .thenComparing(EngineRelease::suffix);

    EngineRelease {
        numbers = List.copyOf(numbers);
    }

    /**
     * Reads a version as the engine gives it, or as much of it as people give.
     *
     * @throws IllegalArgumentException if it is not one to three numbers, and perhaps a suffix
     */
    static EngineRelease of(String version) {
        Matcher matcher = TEXT.matcher(version.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("engine version: \"" + version
                    + "\" is no version; expected one such as 28.5.2, 28.5 or 20.10.24+dfsg1");
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : matcher.group(1).split("\\.", -1)) {
            numbers.add(Integer.valueOf(number));
        }
        return new EngineRelease(numbers, matcher.group(2) == null ? "" : matcher.group(2));
    }

    /** The releases of a text such as 28.5.0-2, a range of the last number, or of a single one. */
    static List<EngineRelease> range(String text) {
        Matcher matcher = PATCHES.matcher(text);
        if (!matcher.matches()) {
            return List.of(of(text));
        }
        int first = Integer.parseInt(matcher.group(2));
        int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
        List<EngineRelease> releases = new ArrayList<>();
        for (int patch = first; patch <= last; patch++) {
            releases.add(of(matcher.group(1) + "." + patch));
        }
        return releases;
    }

    /** Whether this release is that version, or one of that line where fewer numbers are given. */
    boolean isOf(EngineRelease asked) {
        return numbers.subList(0, Math.min(numbers.size(), asked.numbers.size()))
                        .equals(asked.numbers)
                && suffix.equals(asked.suffix);
    }

    EngineRelease withoutSuffix() {
        return new EngineRelease(numbers, "");
    }

    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    @Override
    public int compareTo(EngineRelease other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code 29.4.3}. */
    @Override
    public String toString() {
        return String.join(".", numbers.stream().map(String::valueOf).toList()) + suffix;
    }
}
