package dev.hasp.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hasp.text.Quoted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in docker's spelling, which is Go's ({@code time.ParseDuration}): {@code 1m30s}, {@code 1.5h}, {@code 50ms}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("-?([0-9]{1,19}(\\.[0-9]{1,18})?(ns|us|µs|μs|ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("([0-9.]+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern BARE = Pattern.compile("-?[0-9]{1,18}");
    private static final Map<String, BigDecimal> NANOS = Map.of(
            "ns", BigDecimal.ONE,
            "us", BigDecimal.valueOf(1_000),
            "µs", BigDecimal.valueOf(1_000),
            "μs", BigDecimal.valueOf(1_000),
            "ms", BigDecimal.valueOf(1_000_000),
            "s", BigDecimal.valueOf(1_000_000_000),
            "m", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L));
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private Durations() {}

    /** A time with a unit. */
    static ScalarCodec<Duration> codec() {
        return codec("a time such as 1m30s", "");
    }

    /** A time with a unit; a bare number is seconds. */
    static ScalarCodec<Duration> orSeconds() {
        return codec("seconds, or a time such as 1m30s", "s");
    }

    /** A time with a unit; a bare number is microseconds. */
    static ScalarCodec<Duration> orMicros() {
        return codec("microseconds, or a time such as 50ms", "us");
    }

    private static ScalarCodec<Duration> codec(String type, String bareUnit) {
        return new ScalarCodec<>(
                type,
                scalar -> !scalar.isBoolean(),
                scalar -> parse(scalar.text(), type, bareUnit),
                time -> JsonNodeFactory.instance.textNode(text(time)),
                bareUnit.isEmpty() ? () -> Schemas.type("string") : Schemas::text);
    }

    static Duration parse(String text, String accepted, String bareUnit) {
        String form = !bareUnit.isEmpty() && BARE.matcher(text).matches() ? text + bareUnit : text;
        if (text.length() > 200 || !FORM.matcher(form).matches()) {
            throw new IllegalArgumentException(Quoted.of(text) + " is no time; expected " + accepted);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        for (Matcher part = PART.matcher(form); part.find(); ) {
            BigDecimal unit = NANOS.getOrDefault(part.group(2), BigDecimal.ONE);
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
        }
        try {
            BigDecimal signed = form.startsWith("-") ? nanos.negate() : nanos;
            BigDecimal[] parts = signed.divideAndRemainder(BILLION);
            return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
        } catch (ArithmeticException inexact) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is too long or finer than a nanosecond; expected " + accepted, inexact);
        }
    }

    /** The shortest spelling in whole numbers, such as {@code 1m30s}. */
    static String text(Duration time) {
        if (time.isZero()) {
            return "0s";
        }
        BigDecimal nanos =
                BigDecimal.valueOf(time.getSeconds()).multiply(BILLION).add(BigDecimal.valueOf(time.getNano()));
        StringBuilder text = new StringBuilder(nanos.signum() < 0 ? "-" : "");
        BigDecimal rest = nanos.abs();
        for (String unit : new String[] {"h", "m", "s", "ms", "us", "ns"}) {
            BigDecimal[] parts = rest.divideAndRemainder(NANOS.getOrDefault(unit, BigDecimal.ONE));
            if (parts[0].signum() > 0) {
                text.append(parts[0].toBigInteger()).append(unit);
            }
            rest = parts[1];
        }
        return text.toString();
    }
}
