package dev.hasp.seccomp;

import java.util.ArrayList;
import java.util.List;

/**
 * A release of the engine.
 *
 * @param numbers the three numbers of 29.4.3 and the like; what is asked for may have fewer
 * @param suffix what a distribution adds, with the sign before it, such as {@code +dfsg1}; empty for the engine's own
 */
record EngineRelease(List<Integer> numbers, String suffix) implements Comparable<EngineRelease> {

    private static final int MOST_NUMBERS = 3;
    private static final int MOST_DIGITS = 4;

    EngineRelease {
        numbers = List.copyOf(numbers);
    }

    /**
     * Reads a version as the engine gives it, or as much of it as people give.
     *
     * @throws IllegalArgumentException if it is not one to three numbers, and perhaps a suffix
     */
    static EngineRelease of(String version) {
        String text = version.strip();
        int begin = text.startsWith("v") ? 1 : 0;
        int end = begin;
        while (end < text.length() && (text.charAt(end) == '.' || isDigit(text.charAt(end)))) {
            end++;
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : text.substring(begin, end).split("\\.", -1)) {
            if (number.isEmpty() || number.length() > MOST_DIGITS || numbers.size() == MOST_NUMBERS) {
                throw notAVersion(version);
            }
            numbers.add(Integer.parseInt(number));
        }
        String suffix = text.substring(end);
        if (!suffix.isEmpty() && "+-~".indexOf(suffix.charAt(0)) < 0) {
            throw notAVersion(version);
        }
        return new EngineRelease(numbers, suffix);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static IllegalArgumentException notAVersion(String version) {
        return new IllegalArgumentException("engine version: \"" + version
                + "\" is no version; expected one such as 28.5.2, 28.5 or 20.10.24+dfsg1");
    }

    /** The releases of a text such as 28.5.0-2, a range of the last number, or of a single one. */
    static List<EngineRelease> range(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return List.of(of(text));
        }
        EngineRelease first = of(text.substring(0, dash));
        int last = Integer.parseInt(text.substring(dash + 1));
        List<EngineRelease> releases = new ArrayList<>();
        for (int patch = first.number(2); patch <= last; patch++) {
            releases.add(new EngineRelease(List.of(first.number(0), first.number(1), patch), ""));
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
        for (int i = 0; i < MOST_NUMBERS; i++) {
            int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return suffix.compareTo(other.suffix);
    }

    /** Such as {@code 29.4.3}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int number : numbers) {
            text.append(text.length() == 0 ? "" : ".").append(number);
        }
        return text.append(suffix).toString();
    }
}
