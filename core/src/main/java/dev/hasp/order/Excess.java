package dev.hasp.order;

import dev.hasp.witness.Witness;
import java.util.Optional;

/** What one policy permits beyond another. */
public sealed interface Excess {

    /** Nothing: whatever it permits, the other permits too. */
    record None() implements Excess {}

    /**
     * Something.
     *
     * @param evidence a thing that it permits and the other denies
     */
    record Found(Witness evidence) implements Excess {}

    /**
     * What is known does not tell.
     *
     * @param reason why, as a clause that names both sides where they matter
     */
    record Undecided(String reason) implements Excess {}

    /** Nothing. */
    static Excess none() {
        return new None();
    }

    /** That thing. */
    static Excess found(Witness witness) {
        return new Found(witness);
    }

    /** Not to be told. */
    static Excess undecided(String reason) {
        return new Undecided(reason);
    }

    /** This, unless the other says more: a thing that is found outweighs what is not known, and that outweighs nothing. */
    default Excess or(Excess other) {
        return other.weight() > weight() ? other : this;
    }

    /** Whether it is known that there is nothing. */
    default boolean isNone() {
        return this instanceof None;
    }

    /** The thing that is permitted beyond the other, where one is known. */
    default Optional<Witness> witness() {
        return this instanceof Found found ? Optional.of(found.evidence()) : Optional.empty();
    }

    private int weight() {
        return this instanceof Found ? 2 : this instanceof Undecided ? 1 : 0;
    }
}
