package dev.hasp.docker;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Times in the units of the Engine API, none of them rounded. */
final class Times {

    private Times() {}

    /** Whole seconds, or empty with a finding. */
    static OptionalInt wholeSeconds(Duration time, Output out) {
        if (time.isNegative() || time.getNano() != 0 || time.getSeconds() > Integer.MAX_VALUE) {
            out.cannot(
                    time + " is no number of whole seconds from 0 to " + Integer.MAX_VALUE, "use a time such as 10s");
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) time.getSeconds());
    }

    /** Nanoseconds, or empty with a finding. */
    static OptionalLong nanos(Duration time, Output out) {
        try {
            return OptionalLong.of(time.toNanos());
        } catch (ArithmeticException beyondLong) {
            out.cannot(time + " is longer than 292 years", "use a time such as 30s");
            return OptionalLong.empty();
        }
    }
}
