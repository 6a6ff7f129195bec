package dev.hasp.observed;

import dev.hasp.effective.Aspect;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something that was seen, or not.
 *
 * @param value what the kernel says
 * @param how where it was read, or why it was not
 */
record Seen<T>(Optional<T> value, String how) {

    static <T> Seen<T> of(T value, String where) {
        return new Seen<>(Optional.of(value), where);
    }

    static <T> Seen<T> not(String why) {
        return new Seen<>(Optional.empty(), why);
    }

    /** Something else that the value tells; what cannot be understood is not seen. */
    <R> Seen<R> map(Function<T, R> understand) {
        return flatMap(known -> of(understand.apply(known), how));
    }

    /** Something that depends on the value. */
    <R> Seen<R> flatMap(Function<T, Seen<R>> next) {
        if (value.isEmpty()) {
            return not(how);
        }
        try {
            return next.apply(value.get());
        } catch (NotUnderstood strange) {
            return not(how + ": " + strange.getMessage());
        }
    }

    /** Something that two values tell together. */
    <U, R> Seen<R> with(Seen<U> other, BiFunction<T, U, R> understand) {
        return flatMap(one -> other.flatMap(two -> of(understand.apply(one, two), how + ", " + other.how)));
    }

    /** This, or what another way of looking gives where this saw nothing. */
    Seen<T> or(Seen<T> other) {
        return value.isPresent() || other.value.isEmpty() ? this : other;
    }

    Sighting<T> as(Aspect<T> aspect) {
        return new Sighting<>(aspect, value, how);
    }
}
