package dev.hasp.selinux.mcs;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * Pairs of two different categories as numbers from 0, ordered by the higher category, then by the lower. No pair holds
 * another, so that no level of two categories dominates another.
 */
final class CategoryPair {

    /** How many there are: 523,776. */
    static final int COUNT = Level.CATEGORIES * (Level.CATEGORIES - 1) / 2;

    private CategoryPair() {}

    static int of(int one, int other) {
        int high = Math.max(one, other);
        return high * (high - 1) / 2 + Math.min(one, other);
    }

    static int high(int pair) {
        int high = (int) ((1 + Math.sqrt(1 + 8.0 * pair)) / 2);
        return high * (high - 1) / 2 > pair ? high - 1 : high;
    }

    static int low(int pair) {
        int high = high(pair);
        return pair - high * (high - 1) / 2;
    }

    static Level level(int pair) {
        return Level.of(low(pair), high(pair));
    }

    /** The pair that a range is, if it is {@code s0} with two categories and nothing else. */
    static OptionalInt of(LevelRange range) {
        Level level = range.low();
        if (level.sensitivity() != 0 || !level.equals(range.high())) {
            return OptionalInt.empty();
        }
        NavigableSet<Integer> categories = level.categories();
        return categories.size() == 2 ? OptionalInt.of(of(categories.first(), categories.last())) : OptionalInt.empty();
    }

    /** Every pair, some of them twice, whose level reaches the range's files or is reached by its processes. */
    static void forEachNear(LevelRange range, IntConsumer action) {
        List<Integer> reached = List.copyOf(range.high().categories());
        for (int i = 1; i < reached.size(); i++) {
            for (int j = 0; j < i; j++) {
                action.accept(of(reached.get(i), reached.get(j)));
            }
        }
        NavigableSet<Integer> needed = range.low().categories();
        if (range.low().sensitivity() != 0 || needed.size() > 2) {
            return;
        }
        if (needed.isEmpty()) {
            for (int pair = 0; pair < COUNT; pair++) {
                action.accept(pair);
            }
        } else if (needed.size() == 2) {
            action.accept(of(needed.first(), needed.last()));
        } else {
            int category = needed.first();
            for (int other = 0; other < Level.CATEGORIES; other++) {
                if (other != category) {
                    action.accept(of(category, other));
                }
            }
        }
    }
}
