package dev.hasp.control;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A share of processor time in CPUs, exact to a billionth, as {@code --cpus} and HostConfig.NanoCpus.
 *
 * @param nano billionths of a CPU, more than 0
 */
public record Cpus(long nano) implements Comparable<Cpus> {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?(/[0-9]{1,12})?");
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    public Cpus {
        if (nano <= 0) {
            throw new MalformedValueException(
                    "cpus", Long.toString(nano), "is not more than 0", "expected a number of CPUs such as 1.5");
        }
    }

    /** A number of CPUs such as 1.5. */
    public static Cpus of(double count) {
        return parse(BigDecimal.valueOf(count).toPlainString());
    }

    /**
     * Reads Docker's spelling, a decimal or a fraction: {@code 1.5}, {@code 1/4}.
     *
     * @throws MalformedValueException if the text is no number, is 0, or does not fit a billionth exactly
     */
    public static Cpus parse(String text) {
        String form = text.strip();
        if (!FORM.matcher(form).matches()) {
            throw new MalformedValueException(
                    "cpus", text, "is no number of CPUs", "expected a number such as 1.5 or 1/4");
        }
        int slash = form.indexOf('/');
        BigDecimal over = slash < 0 ? BigDecimal.ONE : new BigDecimal(form.substring(slash + 1));
        try {
            BigDecimal count = new BigDecimal(slash < 0 ? form : form.substring(0, slash));
            return new Cpus(count.multiply(BILLION).divide(over).longValueExact());
        } catch (ArithmeticException inexact) {
            throw new MalformedValueException(
                    "cpus", text, "does not fit in billionths of a CPU", "expected at most nine decimals");
        }
    }

    @Override
    public int compareTo(Cpus other) {
        return Long.compare(nano, other.nano);
    }

    /** The shortest decimal, such as {@code 1.5}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(nano, 9).stripTrailingZeros().toPlainString();
    }
}
