package dev.hasp.apparmor;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads limits of resources ({@code apparmor.d(5)}, rlimit rules). */
final class ResourceLimitReader {

    private static final String EXPECTED = "expected: set rlimit RESOURCE <= NUMBER or infinity,";
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]{1,18})([A-Za-z]*)");

    private static final Map<String, Long> BYTES =
            Map.of("", 1L, "K", 1L << 10, "KB", 1L << 10, "M", 1L << 20, "MB", 1L << 20, "G", 1L << 30, "GB", 1L << 30);

    private static final long SECOND = 1_000_000;

    /** In microseconds; without a unit the compiler warns. */
    private static final Map<String, Long> TIMES = Map.ofEntries(
            Map.entry("us", 1L),
            Map.entry("microsecond", 1L),
            Map.entry("microseconds", 1L),
            Map.entry("ms", 1_000L),
            Map.entry("millisecond", 1_000L),
            Map.entry("milliseconds", 1_000L),
            Map.entry("s", SECOND),
            Map.entry("sec", SECOND),
            Map.entry("second", SECOND),
            Map.entry("seconds", SECOND),
            Map.entry("min", 60 * SECOND),
            Map.entry("minute", 60 * SECOND),
            Map.entry("minutes", 60 * SECOND),
            Map.entry("h", 3_600 * SECOND),
            Map.entry("hour", 3_600 * SECOND),
            Map.entry("hours", 3_600 * SECOND),
            Map.entry("d", 86_400 * SECOND),
            Map.entry("day", 86_400 * SECOND),
            Map.entry("days", 86_400 * SECOND),
            Map.entry("week", 604_800 * SECOND),
            Map.entry("weeks", 604_800 * SECOND));

    private ResourceLimitReader() {}

    static Rule limit(ProfileCursor cursor) {
        cursor.tryWord("set");
        if (!cursor.tryWord("rlimit")) {
            throw cursor.error(EXPECTED);
        }
        cursor.skip();
        int start = cursor.at();
        String resource = cursor.word(EXPECTED);
        if (!RlimitUnit.resources().contains(resource)) {
            throw cursor.errorAt(start, "expected one of " + String.join(", ", RlimitUnit.resources()));
        }
        cursor.symbol("<=", EXPECTED);
        return new Rule.ResourceLimit(
                resource,
                cursor.tryWord("infinity") ? Optional.empty() : Optional.of(value(cursor, RlimitUnit.of(resource))));
    }

    private static long value(ProfileCursor cursor, RlimitUnit unit) {
        cursor.skip();
        int start = cursor.at();
        Matcher number = NUMBER.matcher(cursor.word(EXPECTED));
        if (!number.matches()) {
            throw cursor.errorAt(start, EXPECTED);
        }
        String suffix = number.group(2);
        if (suffix.isEmpty() && !cursor.sees(",")) {
            suffix = cursor.word(EXPECTED);
        }
        Long times = switch (unit) {
            case NUMBER, NICE -> suffix.isEmpty() ? Long.valueOf(1) : null;
            case BYTES -> BYTES.get(suffix);
            case SECONDS, MICROSECONDS -> TIMES.get(suffix);
        };
        if (times == null || (unit == RlimitUnit.SECONDS && times < SECOND)) {
            throw cursor.errorAt(start, "expected a number and a unit that the resource has");
        }
        try {
            long counted = unit == RlimitUnit.SECONDS ? times / SECOND : times;
            return Math.multiplyExact(Long.parseLong(number.group(1)), counted);
        } catch (ArithmeticException e) {
            throw cursor.errorAt(start, "expected a smaller number");
        }
    }
}
