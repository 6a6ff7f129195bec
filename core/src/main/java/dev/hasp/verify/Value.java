package dev.hasp.verify;

import java.util.List;
import java.util.Optional;

/**
 * A value in words.
 *
 * @param isList whether it is a set, list or map, of any length
 * @param items the whole of it: one item, or one for each member
 * @param summary a shorter way to say all of it, such as {@code all 41}
 */
public record Value(boolean isList, List<String> items, Optional<String> summary) {

    public Value {
        items = List.copyOf(items);
    }

    static Value of(String text) {
        return new Value(false, List.of(text), Optional.empty());
    }

    static Value of(List<String> items) {
        return new Value(true, items, Optional.empty());
    }

    /** The summary, or all items, or {@code none}. */
    @Override
    public String toString() {
        return summary.orElse(items.isEmpty() ? "none" : String.join(", ", items));
    }
}
