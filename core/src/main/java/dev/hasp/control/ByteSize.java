package dev.hasp.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, 0 or more. Units are powers of 1024, as Docker's own (go-units {@code RAMInBytes}).
 *
 * @param bytes the size in bytes
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([kmgtp]?)i?b?");
    private static final String UNITS = "bkmgtp";

    public ByteSize {
        if (bytes < 0) {
            throw new MalformedValueException(
                    "size", Long.toString(bytes), "is negative", "expected a number of bytes, 0 or more");
        }
    }

    /** A size in bytes. */
    public static ByteSize of(long bytes) {
        return new ByteSize(bytes);
    }

    /** A size in KiB, 1,024 bytes each. */
    public static ByteSize kibibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1L << 10));
    }

    /** A size in MiB, 1,048,576 bytes each. */
    public static ByteSize mebibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1L << 20));
    }

    /** A size in GiB, 1,073,741,824 bytes each. */
    public static ByteSize gibibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1L << 30));
    }

    /**
     * Reads Docker's spelling: {@code 512m}, {@code 1.5g}, {@code 64 MiB}, {@code 1073741824}.
     *
     * @throws MalformedValueException if the text is no size or needs more than 63 bits
     */
    public static ByteSize parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.length() > 64 || !form.matches()) {
            throw new MalformedValueException(
                    "size", text, "is no size", "expected bytes, or a number with k, m, g, t or p such as 512m");
        }
        int power = form.group(2).isEmpty() ? 0 : UNITS.indexOf(form.group(2).charAt(0));
        BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new MalformedValueException("size", text, "is too large", "expected at most 2^63-1 bytes");
        }
        return new ByteSize(bytes.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The shortest exact spelling in Docker's units, such as {@code 512m}; {@link #parse} reads it back. */
    @Override
    public String toString() {
        int power = bytes == 0 ? 0 : Math.min(5, Long.numberOfTrailingZeros(bytes) / 10);
        return (bytes >> (10 * power)) + (power == 0 ? "" : UNITS.substring(power, power + 1));
    }
}
