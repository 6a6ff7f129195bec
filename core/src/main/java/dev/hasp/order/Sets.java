package dev.hasp.order;

import dev.hasp.witness.Witness;
import java.util.Set;
import java.util.function.Function;

/** Orders of sets, of which the larger permits more, or less. */
final class Sets {

    private Sets() {}

    /** The first member of one that the other lacks. */
    static <E> Excess more(Set<E> first, Set<E> second, Function<E, Witness> witness) {
        return first.stream()
                .filter(member -> !second.contains(member))
                .findFirst()
                .map(member -> Excess.found(witness.apply(member)))
                .orElse(Excess.none());
    }
}
