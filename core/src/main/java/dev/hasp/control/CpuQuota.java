package dev.hasp.control;

import java.time.Duration;
import java.util.Optional;

/**
 * How much processor time a container may use in one period (CFS bandwidth control).
 *
 * @param time time per period in whole microseconds, or empty for no limit
 */
public record CpuQuota(Optional<Duration> time) {

    private static final CpuQuota UNLIMITED = new CpuQuota(Optional.empty());

    public CpuQuota {
        time.ifPresent(t -> Micros.of("cpu quota", t));
    }

    /** This much processor time per period. */
    public static CpuQuota of(Duration time) {
        return new CpuQuota(Optional.of(time));
    }

    /** No limit ({@code -1}). */
    public static CpuQuota unlimited() {
        return UNLIMITED;
    }

    /** Reads microseconds such as {@code 50000}, a time such as {@code 50ms}, or {@code -1} or {@code unlimited}. */
    public static CpuQuota parse(String text) {
        String form = text.strip();
        return form.equals("-1") || form.equals("unlimited") ? UNLIMITED : of(Micros.parse("cpu quota", form));
    }

    /** Docker's number: microseconds, or -1. */
    public long micros() {
        return time.map(t -> Micros.of("cpu quota", t)).orElse(-1L);
    }

    @Override
    public String toString() {
        return time.isPresent() ? Long.toString(micros()) : "unlimited";
    }
}
