package dev.hasp.meet;

import java.util.Optional;

/**
 * The strictest of two decisions that differ, empty standing for none.
 *
 * <p>Equal decisions are never asked about: they stay as they are. Otherwise the answer rests on what the two mean, not
 * on how they are written or which comes first, so that it is commutative and associative.
 */
@FunctionalInterface
interface Meet<T> {

    /** What both come to. */
    Answer<T> of(Optional<T> first, Optional<T> second);

    /** A rule for two decided values; where one is open the other counts. */
    static <T> Meet<T> ofBoth(Both<T> both) {
        return (first, second) -> first.isPresent() && second.isPresent()
                ? both.of(first.get(), second.get())
                : Answer.of(first.or(() -> second));
    }

    /** A rule for two decided values; what is open counts as this one. */
    static <T> Meet<T> withDefault(T standard, Both<T> both) {
        return (first, second) -> both.of(first.orElse(standard), second.orElse(standard));
    }

    /** A rule for two decided values. */
    @FunctionalInterface
    interface Both<T> {

        /** What both come to. */
        Answer<T> of(T first, T second);
    }
}
