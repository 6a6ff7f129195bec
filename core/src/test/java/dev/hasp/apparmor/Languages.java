package dev.hasp.apparmor;

import dk.brics.automaton.Automaton;
import java.util.Optional;

/** Sets of paths, as bytes. */
final class Languages {

    private Languages() {}

    /** A path that the one has and the other has not. */
    static Optional<String> difference(Automaton one, Automaton other) {
        Automaton left = one.minus(other);
        if (!left.isEmpty()) {
            return Optional.of("only the first has " + left.getShortestExample(true));
        }
        Automaton right = other.minus(one);
        return right.isEmpty()
                ? Optional.empty()
                : Optional.of("only the second has " + right.getShortestExample(true));
    }
}
