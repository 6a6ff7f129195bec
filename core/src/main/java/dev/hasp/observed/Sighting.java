package dev.hasp.observed;

import dev.hasp.effective.Aspect;
import java.util.Optional;

/**
 * What was seen of an aspect.
 *
 * @param aspect the aspect
 * @param value what the kernel says, or empty where this way of looking cannot see it
 * @param how where it was read, or why it could not be
 */
public record Sighting<T>(Aspect<T> aspect, Optional<T> value, String how) {

    /** Something seen, and where. */
    public static <T> Sighting<T> seen(Aspect<T> aspect, T value, String where) {
        return new Sighting<>(aspect, Optional.of(value), where);
    }

    /** Something that could not be seen, and why. */
    public static <T> Sighting<T> unseen(Aspect<T> aspect, String why) {
        return new Sighting<>(aspect, Optional.empty(), why);
    }
}
