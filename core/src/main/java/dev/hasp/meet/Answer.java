package dev.hasp.meet;

import java.util.Optional;

/** What two decisions come to. */
sealed interface Answer<T> {

    /** This decision, or that there is none. */
    record Decided<T>(Optional<T> value) implements Answer<T> {}

    /** That there is no strictest of both. */
    record Disputed<T>(String reason, String remedy) implements Answer<T> {}

    static <T> Answer<T> of(Optional<T> value) {
        return new Decided<>(value);
    }

    static <T> Answer<T> of(T value) {
        return of(Optional.of(value));
    }

    static <T> Answer<T> open() {
        return of(Optional.empty());
    }

    static <T> Answer<T> disputed(String reason, String remedy) {
        return new Disputed<>(reason, remedy);
    }
}
