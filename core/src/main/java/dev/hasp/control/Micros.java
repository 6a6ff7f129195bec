package dev.hasp.control;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in the scheduler's unit, whole microseconds. */
public final class Micros {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})(us|µs|ms|s)?");

    private Micros() {}

    /**
     * The whole microseconds of a time.
     *
     * @throws MalformedValueException if the time is negative, is too long, or is not whole microseconds
     */
    public static long of(String what, Duration time) {
        if (time.isNegative() || time.getNano() % 1000 != 0 || time.getSeconds() > Long.MAX_VALUE / 2_000_000) {
            throw new MalformedValueException(
                    what, time.toString(), "is not a number of whole microseconds", "expected a time such as 50ms");
        }
        return time.getSeconds() * 1_000_000 + time.getNano() / 1000;
    }

    /** Reads Docker's plain microseconds, or a number with {@code us}, {@code ms} or {@code s}. */
    public static Duration parse(String what, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new MalformedValueException(
                    what, text, "is no time", "expected microseconds, or a time such as 50ms");
        }
        long count = Long.parseLong(form.group(1));
        String unit = form.group(2) == null ? "us" : form.group(2);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofSeconds(count / 1_000_000, count % 1_000_000 * 1000);
        };
    }
}
