package dev.hasp.order;

import dev.hasp.control.Control;
import dev.hasp.effective.Entry;
import dev.hasp.witness.Witness;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An aspect in which two policies differ.
 *
 * @param first the entry of the first
 * @param second the entry of the second
 * @param forward what the first permits beyond the second
 * @param backward what the second permits beyond the first
 */
public record Difference<T>(Entry<T> first, Entry<T> second, Excess forward, Excess backward) {

    /** The control that the aspect belongs to. */
    public Control<?> control() {
        return first.aspect().controls().get(0);
    }

    /** How the first lies to the second; {@link Relation#EQUAL} where another value permits the same. */
    public Relation relation() {
        return Relation.of(forward, backward);
    }

    /** What one of the two permits and the other denies. */
    public List<Witness> witnesses() {
        return Stream.of(forward.witness(), backward.witness())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Why it cannot be told what one of them permits beyond the other; empty where it can. */
    public Optional<String> undecided() {
        return Stream.of(forward, backward)
                .filter(Excess.Undecided.class::isInstance)
                .map(excess -> ((Excess.Undecided) excess).reason())
                .findFirst();
    }
}
