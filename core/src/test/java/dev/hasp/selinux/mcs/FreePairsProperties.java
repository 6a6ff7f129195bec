package dev.hasp.selinux.mcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FreePairsProperties {

    /** Blocks and unblocks runs of pairs beside a plain bit set. */
    @Property(tries = 30)
    void finds_what_a_plain_search_finds(@ForAll Random random) {
        FreePairs free = new FreePairs();
        BitSet blocked = new BitSet();
        for (int step = 0; step < 60; step++) {
            int from = random.nextInt(CategoryPair.COUNT);
            int to = Math.min(CategoryPair.COUNT, from + (1 << random.nextInt(19)));
            boolean block = random.nextInt(3) > 0;
            for (int pair = from; pair < to; pair++) {
                if (block && !blocked.get(pair)) {
                    free.block(pair);
                } else if (!block && blocked.get(pair)) {
                    free.unblock(pair);
                }
            }
            blocked.set(from, to, block);
            assertThat(free.left()).isEqualTo(CategoryPair.COUNT - blocked.cardinality());
            for (int probe = 0; probe < 20; probe++) {
                int start = random.nextInt(CategoryPair.COUNT);
                assertThat(free.next(start)).isEqualTo(search(blocked, start));
            }
        }
    }

    private static int search(BitSet blocked, int start) {
        int found = blocked.nextClearBit(start);
        int first = blocked.nextClearBit(0);
        return found < CategoryPair.COUNT ? found : first < CategoryPair.COUNT ? first : -1;
    }

    @Example
    void has_none_when_all_are_blocked_and_one_when_one_is_given_back() {
        FreePairs free = new FreePairs();
        for (int pair = 0; pair < CategoryPair.COUNT; pair++) {
            free.block(pair);
        }
        assertThat(free.next(1000)).isEqualTo(-1);
        free.unblock(CategoryPair.COUNT - 1);
        assertThat(free.next(1000)).isEqualTo(CategoryPair.COUNT - 1);
        assertThat(free.next(0)).isEqualTo(CategoryPair.COUNT - 1);
    }

    @Example
    void keeps_a_pair_that_is_blocked_twice_until_both_are_gone() {
        FreePairs free = new FreePairs();
        free.block(7);
        free.block(7);
        free.unblock(7);
        assertThat(free.isFree(7)).isFalse();
        free.unblock(7);
        assertThat(free.isFree(7)).isTrue();
        assertThat(free.left()).isEqualTo(CategoryPair.COUNT);
    }
}
