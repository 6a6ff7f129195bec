package dev.hasp.explain;

import java.util.Collection;
import java.util.List;

/**
 * A sentence and what follows below it.
 *
 * @param sentence the phrase
 * @param details its items, often none
 */
record Phrase(String sentence, List<String> details) {

    static Phrase of(String sentence) {
        return new Phrase(sentence, List.of());
    }

    /** A sentence over a list, or another where the list is empty. */
    static Phrase list(String sentence, String whenEmpty, Collection<String> details) {
        return details.isEmpty() ? of(whenEmpty) : new Phrase(sentence, List.copyOf(details));
    }
}
