package dev.hasp.selinux.mcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McsAllocatorTest {

    private final McsAllocator labels = McsAllocator.over(LabelStore.inMemory());

    @Test
    void gives_a_holder_one_level_however_often_it_asks() {
        Level first = labels.take("job-1");

        assertThat(labels.take("job-1")).isEqualTo(first);
        assertThat(labels.take("job-2").isApartFrom(first)).isTrue();
        assertThat(labels.holdings()).hasSize(2);
        assertThat(labels.held("job-1")).contains(LevelRange.of(first));
    }

    @Test
    void hands_out_every_pair_once_before_it_is_full() {
        Set<Level> given = new HashSet<>();
        for (int i = 0; i < 523_775; i++) {
            if (!given.add(labels.take("h" + i))) {
                throw new AssertionError("given twice");
            }
        }

        assertThat(given).doesNotContain(Level.of(1022, 1023));
        assertThat(labels.left()).isZero();
        assertThatThrownBy(() -> labels.take("one-more"))
                .isInstanceOf(McsFullException.class)
                .hasMessageContaining("one-more")
                .hasMessageContaining("523775 holders");
        Level again = labels.take("h77");
        assertThat(labels.release("h77")).isTrue();
        assertThat(labels.take("one-more")).isEqualTo(again);
    }

    @Test
    void gives_a_released_level_again_as_late_as_it_can() {
        McsAllocator small = McsAllocator.over(LabelStore.inMemory(), McsPool.of(0, 3));
        Set<Level> given = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            given.add(small.take("same"));
            small.release("same");
        }

        assertThat(given).hasSize(6);
    }

    @Test
    void keeps_pairs_inside_a_reserved_level() {
        McsAllocator small = McsAllocator.over(LabelStore.inMemory(), McsPool.of(0, 3));
        small.reserve("wide", LevelRange.parse("s0:c0.c2"));

        assertThat(List.of(small.take("a"), small.take("b"), small.take("c")))
                .containsExactlyInAnyOrder(Level.of(0, 3), Level.of(1, 3), Level.of(2, 3));
        assertThatThrownBy(() -> small.take("d")).isInstanceOf(McsFullException.class);
        small.release("wide");
        assertThat(small.left()).isEqualTo(3);
    }

    @Test
    void keeps_pairs_with_a_category_that_is_reserved_alone() {
        McsAllocator small = McsAllocator.over(LabelStore.inMemory(), McsPool.of(0, 3));
        small.reserve("narrow", LevelRange.parse("s0:c1"));

        assertThat(List.of(small.take("a"), small.take("b"), small.take("c")))
                .containsExactlyInAnyOrder(Level.of(0, 2), Level.of(0, 3), Level.of(2, 3));
        assertThat(small.left()).isZero();
    }

    @Test
    void refuses_to_reserve_what_reaches_or_is_reached_and_names_the_holders() {
        labels.reserve("a", LevelRange.parse("s0:c1,c2"));

        for (String near : List.of("s0:c2,c1", "s0:c1", "s0:c1.c3", "s0:c1-s0:c1,c5", "s1:c1,c2")) {
            assertThatThrownBy(() -> labels.reserve("b", LevelRange.parse(near)))
                    .as(near)
                    .isInstanceOfSatisfying(
                            LevelRefusedException.class,
                            refusal -> assertThat(refusal.near())
                                    .containsExactly(new Holding("a", LevelRange.parse("s0:c1,c2"))))
                    .hasMessageContaining("a s0:c1,c2");
        }
        labels.reserve("b", LevelRange.parse("s0:c1,c3"));
        assertThat(labels.near(LevelRange.parse("s0:c1")))
                .extracting(Holding::holder)
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s0", "s0-s0:c1", "s0-s0:c0.c1023", "s0:c0.c1023"})
    void refuses_to_reserve_what_nothing_is_apart_from(String range) {
        assertThatThrownBy(() -> labels.reserve("b", LevelRange.parse(range)))
                .isInstanceOf(LevelRefusedException.class)
                .hasMessageContaining("b " + range);
        assertThat(labels.holdings()).isEmpty();
    }

    @Test
    void reserves_again_only_the_same() {
        labels.reserve("a", LevelRange.parse("s0:c1,c2"));
        labels.reserve("a", LevelRange.parse("s0:c2,c1"));

        assertThatThrownBy(() -> labels.reserve("a", LevelRange.parse("s0:c7,c8")))
                .isInstanceOf(LevelRefusedException.class)
                .hasMessageContaining("release");
        assertThat(labels.take("a")).isEqualTo(Level.of(1, 2));
    }

    @Test
    void shares_on_purpose_until_both_are_gone() {
        McsAllocator small = McsAllocator.over(LabelStore.inMemory(), McsPool.of(0, 1));
        Level level = small.take("web");

        assertThat(small.share("sidecar", "web")).isEqualTo(level);
        small.release("web");
        assertThatThrownBy(() -> small.take("other")).isInstanceOf(McsFullException.class);
        small.release("sidecar");
        assertThat(small.take("other")).isEqualTo(level);
        assertThatThrownBy(() -> small.share("x", "web"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("web");
    }

    @Test
    void observes_what_runs_and_says_what_is_wrong_with_it() {
        Holding mine = new Holding("job-1", LevelRange.of(labels.take("job-1")));
        Holding other = new Holding("db", LevelRange.parse("s0:c5,c6"));
        Holding twin = new Holding("db-copy", LevelRange.parse("s0:c5,c6"));
        Holding host = new Holding("agent", LevelRange.parse("s0-s0:c0.c1023"));

        Observation seen = labels.observe(List.of(mine, other, twin, host));

        assertThat(seen.reserved()).containsExactly(other, twin);
        assertThat(seen.conflicts()).containsExactly(new Observation.Conflict(twin, other));
        assertThat(seen.openToAll()).containsExactly(host);
        assertThat(seen.replaced()).isEmpty();
        assertThat(labels.holdings()).containsExactly(other, twin, mine);
    }

    @Test
    void believes_a_container_rather_than_the_store() {
        Level taken = labels.take("job-1");
        Holding found = new Holding("job-1", LevelRange.parse("s0:c5,c6,c7"));

        Observation seen = labels.observe(List.of(found));

        assertThat(seen.replaced()).containsExactly(new Holding("job-1", LevelRange.of(taken)));
        assertThat(labels.holdings()).containsExactly(found);
    }

    @Test
    void releases_what_is_gone_and_nothing_else() {
        labels.take("a");
        labels.take("b");
        labels.take("c");

        assertThat(labels.releaseAllBut(Set.of("b", "x")::contains))
                .extracting(Holding::holder)
                .containsExactly("a", "c");
        assertThat(labels.holdings()).extracting(Holding::holder).containsExactly("b");
        assertThat(labels.release("a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "\u00e9", "a\u007f"})
    void refuses_a_holder_that_is_no_name(String holder) {
        assertThatThrownBy(() -> labels.take(holder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holder");
    }

    @Test
    void refuses_a_pool_without_a_pair() {
        assertThatThrownBy(() -> McsPool.of(5, 5)).hasMessageContaining("c5 to c5");
        assertThatThrownBy(() -> McsPool.of(0, 1024)).hasMessageContaining("c1024");
    }

    @Test
    void pools_without_a_common_category_never_meet() {
        McsAllocator one = McsAllocator.over(LabelStore.inMemory(), McsPool.of(0, 511));
        McsAllocator two = McsAllocator.over(LabelStore.inMemory(), McsPool.of(512, 1023));

        assertThat(one.left() + two.left()).isEqualTo(2 * 512 * 511 / 2 - 1);
        assertThat(one.take("a").isApartFrom(two.take("a"))).isTrue();
    }
}
