package dev.hasp.explain;

import dev.hasp.control.ByteSize;
import dev.hasp.text.Quoted;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as a reader says them. */
final class Plain {

    private static final Map<Character, String> UNITS =
            Map.of('k', "KiB", 'm', "MiB", 'g', "GiB", 't', "TiB", 'p', "PiB");

    private Plain() {}

    /** Exact, such as {@code 512 MiB} or {@code 1000 bytes}. */
    static String size(ByteSize size) {
        String text = size.toString();
        String unit = UNITS.get(text.charAt(text.length() - 1));
        return unit == null ? count(size.bytes(), "byte") : text.substring(0, text.length() - 1) + " " + unit;
    }

    /** Exact in one unit, such as {@code 50 ms} or {@code 10 s}. */
    static String time(Duration time) {
        if (time.toNanosPart() == 0) {
            return time.toSeconds() + " s";
        }
        return time.toNanosPart() % 1_000_000 == 0 ? time.toMillis() + " ms" : time.toNanos() / 1000 + " µs";
    }

    /** Such as {@code 1 byte} or {@code 2 bytes}. */
    static String count(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** A text of the profile, in quotes, with everything escaped that a terminal or a reader could mistake. */
    static String quoted(String text) {
        return Quoted.whole(text);
    }

    /** Texts of the profile in one line. */
    static String quoted(Collection<?> texts) {
        return texts.stream().map(text -> quoted(text.toString())).collect(Collectors.joining(", "));
    }

    /** One line for each entry, {@code "key" is "value"}. */
    static List<String> entries(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + " is " + quoted(entry.getValue()))
                .toList();
    }
}
