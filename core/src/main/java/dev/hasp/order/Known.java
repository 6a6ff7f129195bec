package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import java.util.Optional;
import java.util.function.BiFunction;

/** Entries of two policies, of which either may not be known. */
final class Known {

    private Known() {}

    /** What the first value permits beyond the second, if both are known or both the same. */
    static <T> Excess both(
            Aspect<T> aspect, EffectivePolicy first, EffectivePolicy second, BiFunction<T, T, Excess> excess) {
        Entry<T> one = first.entry(aspect);
        Entry<T> other = second.entry(aspect);
        if (one.isSameAs(other)) {
            return Excess.none();
        }
        Optional<T> a = one.value();
        Optional<T> b = other.value();
        return a.isPresent() && b.isPresent() ? excess.apply(a.get(), b.get()) : undecided(one, other);
    }

    /** Why two entries of which at least one is not known cannot be compared. */
    static Excess undecided(Entry<?> one, Entry<?> other) {
        Entry<?> unknown = one.value().isEmpty() ? one : other;
        return Excess.undecided(unknown.aspect() + " is not known: " + unknown.lastReason());
    }
}
