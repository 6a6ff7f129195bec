package dev.hasp.selinux.mcs;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * The pairs of categories that an allocator hands out: those of a range of categories, but for some. Two pools without a
 * common category never meet, so that two engines of one host can be kept apart without a common store.
 *
 * @param first the first category
 * @param last the last category
 * @param except pairs that are not handed out
 */
public record McsPool(int first, int last, Set<Level> except) {

    /**
     * All pairs of {@code c0} to {@code c1023} but {@code c1022,c1023}, which engines give to the files of containers without
     * a label of their own (go-selinux {@code PrivContainerMountLabel}): 523,775.
     */
    public static final McsPool ALL = of(0, Level.CATEGORIES - 1);

    /** Refuses categories that no policy has. */
    public McsPool {
        if (first < 0 || last >= Level.CATEGORIES || first >= last) {
            throw new IllegalArgumentException("pool of categories c" + first + " to c" + last
                    + ": expected two or more of c0 to c" + (Level.CATEGORIES - 1));
        }
        except = Set.copyOf(except);
        for (Level level : except) {
            if (CategoryPair.of(LevelRange.of(level)).isEmpty()) {
                throw new IllegalArgumentException("pool of categories: " + level + " is no pair of categories");
            }
        }
    }

    /** The pairs of a range of categories, but for {@code c1022,c1023}. */
    public static McsPool of(int first, int last) {
        return new McsPool(first, last, Set.of(Level.of(Level.CATEGORIES - 2, Level.CATEGORIES - 1)));
    }

    /** Every pair that is not handed out, once. */
    void forEachOutside(IntConsumer action) {
        int pair = 0;
        for (int high = 1; high < Level.CATEGORIES; high++) {
            for (int low = 0; low < high; low++, pair++) {
                if (low < first || high > last) {
                    action.accept(pair);
                }
            }
        }
        except.stream()
                .map(level -> CategoryPair.of(LevelRange.of(level)).orElseThrow())
                .filter(excepted -> CategoryPair.low(excepted) >= first && CategoryPair.high(excepted) <= last)
                .forEach(action::accept);
    }
}
