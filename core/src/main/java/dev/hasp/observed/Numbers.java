package dev.hasp.observed;

import dev.hasp.effective.Limit;
import java.util.regex.Pattern;

/** Numbers as the kernel writes them. */
final class Numbers {

    /** The largest page counter of Linux is that of {@code Long.MAX_VALUE} bytes, rounded down to whole pages. */
    private static final long NEARLY_ENDLESS = Long.MAX_VALUE - (1 << 20);

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}");

    private Numbers() {}

    /** A whole number. */
    static long decimal(String text) {
        String digits = text.strip();
        if (DECIMAL.matcher(digits).matches()) {
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException tooLong) {
                // 19 or 20 digits, and too many
            }
        }
        throw new NotUnderstood("a number", text);
    }

    /** A whole number that is not negative. */
    static long natural(String text) {
        long number = decimal(text);
        if (number < 0) {
            throw new NotUnderstood("a number that is not negative", text);
        }
        return number;
    }

    /** A whole number between two others. */
    static int within(int least, int most, String text) {
        long number = decimal(text);
        if (number < least || number > most) {
            throw new NotUnderstood("a number of " + least + " to " + most, text);
        }
        return (int) number;
    }

    /** A number, or a word for no limit. */
    static Limit limit(String word, String text) {
        return text.strip().equals(word) ? Limit.unlimited() : Limit.of(natural(text));
    }

    /** Bytes of cgroup version 1, where no limit is the largest counter. */
    static Limit pages(String text) {
        long bytes = natural(text);
        return bytes > NEARLY_ENDLESS ? Limit.unlimited() : Limit.of(bytes);
    }
}
