package dev.hasp.effective;

/**
 * A resource limit of the first process ({@code getrlimit(2)}).
 *
 * @param soft what is in force
 * @param hard what the soft limit may be raised to
 */
public record ResourceLimit(Limit soft, Limit hard) {

    /** Such as {@code 1024:2048}. */
    @Override
    public String toString() {
        return soft + ":" + hard;
    }
}
