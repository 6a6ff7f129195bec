package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Limit;
import dev.hasp.witness.UsesAmount;
import dev.hasp.witness.Witness;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Orders of limits: what is above the one and not above the other. */
final class Amounts {

    private static final Limit NOTHING = Limit.of(0);

    private Amounts() {}

    /** The order of an aspect that is a limit. */
    static Order<Limit> order(Aspect<Limit> aspect, String rule, String source) {
        return Bounded.order(
                aspect,
                rule,
                source,
                NOTHING::equals,
                Limit::isUnlimited,
                (first, second) -> more(first, second, amount -> new UsesAmount(aspect, amount)));
    }

    /** An amount that the first limit permits and the second does not. */
    static Excess more(Limit first, Limit second, LongFunction<Witness> witness) {
        OptionalLong amount = beyond(first, second);
        return amount.isPresent() ? Excess.found(witness.apply(amount.getAsLong())) : Excess.none();
    }

    private static OptionalLong beyond(Limit first, Limit second) {
        long least = second.value().orElse(Long.MAX_VALUE);
        if (least == Long.MAX_VALUE || first.compareTo(second) <= 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(first.value().orElse(least + 1));
    }
}
