package dev.hasp.control;

import java.util.Optional;

/**
 * How much memory and swap together a container may use.
 *
 * <p>Docker's number is the sum of both: the same as the memory limit means no swap at all, and leaving it out allows
 * as much swap again (Docker Engine API, HostConfig.MemorySwap).
 *
 * @param total memory and swap together, or empty for no limit on swap
 */
public record SwapLimit(Optional<ByteSize> total) {

    private static final SwapLimit UNLIMITED = new SwapLimit(Optional.empty());

    /** Memory and swap together; equal to the memory limit for no swap. */
    public static SwapLimit of(ByteSize memoryAndSwap) {
        return new SwapLimit(Optional.of(memoryAndSwap));
    }

    /** No limit on swap ({@code -1}). */
    public static SwapLimit unlimited() {
        return UNLIMITED;
    }

    /** Reads a size, or {@code -1} or {@code unlimited}. */
    public static SwapLimit parse(String text) {
        String form = text.strip();
        if (form.equals("-1") || form.equals("unlimited")) {
            return UNLIMITED;
        }
        if (form.startsWith("-")) {
            throw new MalformedValueException("swap limit", text, "is negative", "expected a size, or -1 for no limit");
        }
        return of(ByteSize.parse(form));
    }

    /** Docker's number: bytes, or -1. */
    public long bytes() {
        return total.map(ByteSize::bytes).orElse(-1L);
    }

    @Override
    public String toString() {
        return total.map(ByteSize::toString).orElse("unlimited");
    }
}
