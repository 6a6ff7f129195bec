package dev.hasp.effective;

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

    private static final int SHORT = 25;
    private static final int ROOM = 32;

    public Value {
        items = List.copyOf(items);
    }

    /** One item. */
    public static Value of(String text) {
        return new Value(false, List.of(text), Optional.empty());
    }

    /** Any number of items. */
    public static Value of(List<String> items) {
        return new Value(true, items, Optional.empty());
    }

    /** All of it where that is short, else the first items and how many more there are. */
    public String brief() {
        String whole = toString();
        if (!isList || whole.length() <= SHORT) {
            return whole;
        }
        StringBuilder some = new StringBuilder();
        int told = 0;
        for (String item : items) {
            if (told > 0 && some.length() + item.length() > ROOM) {
                break;
            }
            some.append(told++ == 0 ? "" : ", ").append(item);
        }
        int more = items.size() - told;
        return some + (more == 0 ? "" : " and " + more + " more");
    }

    /** The summary, or all items, or {@code none}. */
    @Override
    public String toString() {
        return summary.orElse(items.isEmpty() ? "none" : String.join(", ", items));
    }
}
