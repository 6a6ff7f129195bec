package dev.hasp.selinux.mcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CategoryPairTest {

    @Test
    void numbers_every_pair_once() {
        BitSet seen = new BitSet();
        for (int high = 1; high < Level.CATEGORIES; high++) {
            for (int low = 0; low < high; low++) {
                int pair = CategoryPair.of(low, high);
                assertThat(seen.get(pair)).isFalse();
                seen.set(pair);
                if (CategoryPair.low(pair) != low || CategoryPair.high(pair) != high) {
                    throw new AssertionError(pair + " is not " + low + "," + high);
                }
            }
        }
        assertThat(seen.cardinality()).isEqualTo(CategoryPair.COUNT).isEqualTo(523_776);
        assertThat(seen.length()).isEqualTo(CategoryPair.COUNT);
    }

    @Property(tries = 200)
    void two_pairs_are_apart_unless_they_are_the_same(
            @ForAll @IntRange(max = CategoryPair.COUNT - 1) int one,
            @ForAll @IntRange(max = CategoryPair.COUNT - 1) int other) {
        assertThat(CategoryPair.level(one).isApartFrom(CategoryPair.level(other)))
                .isEqualTo(one != other);
    }

    @Test
    void knows_a_pair_from_other_levels() {
        assertThat(CategoryPair.of(LevelRange.parse("s0:c2,c1"))).hasValue(CategoryPair.of(1, 2));
        assertThat(CategoryPair.of(LevelRange.parse("s0:c1"))).isEmpty();
        assertThat(CategoryPair.of(LevelRange.parse("s0:c1.c3"))).isEmpty();
        assertThat(CategoryPair.of(LevelRange.parse("s1:c1,c2"))).isEmpty();
        assertThat(CategoryPair.of(LevelRange.parse("s0-s0:c1,c2"))).isEmpty();
    }
}
