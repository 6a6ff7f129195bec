package dev.hasp.order;

import dev.hasp.effective.AllOfHost;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Entry;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Orders of values of which some permit nothing or everything, beside which the other need not be known. */
final class Bounded {

    private Bounded() {}

    /** An order of values, with those that permit nothing and those that permit everything. */
    static <T> Order<T> order(
            Aspect<T> aspect,
            String rule,
            String source,
            Predicate<T> least,
            Predicate<T> most,
            BiFunction<T, T, Excess> excess) {
        return new Order<>(aspect, rule, source, (first, second) -> {
            Entry<T> one = first.entry(aspect);
            Entry<T> other = second.entry(aspect);
            boolean nothing = one.value().filter(least).isPresent();
            boolean everything = other.value().filter(most).isPresent() || AllOfHost.is(other);
            return nothing || everything ? Excess.none() : Known.both(aspect, first, second, excess);
        });
    }
}
