package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.witness.Witness;

/** Orders of what is on or off, and permits less where it is on. */
final class Restriction {

    private Restriction() {}

    static Order<Boolean> order(Aspect<Boolean> aspect, String rule, String source, Witness whenOff) {
        return Bounded.order(
                aspect,
                rule,
                source,
                on -> on,
                on -> !on,
                (first, second) -> first || !second ? Excess.none() : Excess.found(whenOff));
    }
}
