package dev.hasp.selinux.mcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The allocator beside a list of levels that are compared one with another. */
class McsAllocatorProperties {

    private static final int LAST = 7;

    private final Map<String, LevelRange> model = new HashMap<>();

    @Property(tries = 60)
    void agrees_with_a_list_of_levels_compared_one_by_one(@ForAll Random random) {
        model.clear();
        McsAllocator labels = McsAllocator.over(LabelStore.inMemory(), McsPool.of(0, LAST));
        for (int step = 0; step < 120; step++) {
            String holder = "h" + random.nextInt(40);
            switch (random.nextInt(4)) {
                case 0 -> {
                    LevelRange range = range(random);
                    boolean isWelcome = !model.containsKey(holder)
                            && Reach.of(range) == Reach.SOME
                            && model.values().stream().allMatch(other -> apart(other, range));
                    if (isWelcome) {
                        labels.reserve(holder, range);
                        model.put(holder, range);
                    } else if (!range.equals(model.get(holder))) {
                        assertThat(catchThrowable(() -> labels.reserve(holder, range)))
                                .isInstanceOf(LevelRefusedException.class);
                    }
                }
                case 1 -> assertThat(labels.release(holder)).isEqualTo(model.remove(holder) != null);
                default -> take(labels, holder);
            }
            assertThat(labels.left()).isEqualTo(free().size());
            LevelRange asked = range(random);
            assertThat(labels.near(asked)).hasSize((int) model.values().stream()
                    .filter(other -> !apart(other, asked))
                    .count());
        }
    }

    private void take(McsAllocator labels, String holder) {
        if (model.containsKey(holder)) {
            return;
        }
        List<Level> free = free();
        if (free.isEmpty()) {
            assertThat(catchThrowable(() -> labels.take(holder))).isInstanceOf(McsFullException.class);
        } else {
            Level taken = labels.take(holder);
            assertThat(free).contains(taken);
            model.put(holder, LevelRange.of(taken));
        }
    }

    private List<Level> free() {
        List<Level> free = new ArrayList<>();
        for (int i = 0; i <= LAST; i++) {
            for (int j = 0; j < i; j++) {
                LevelRange pair = LevelRange.of(Level.of(i, j));
                if (model.values().stream().allMatch(other -> apart(other, pair))) {
                    free.add(pair.low());
                }
            }
        }
        return free;
    }

    private static boolean apart(LevelRange one, LevelRange other) {
        return !one.high().dominates(other.low()) && !other.high().dominates(one.low());
    }

    private static LevelRange range(Random random) {
        int high = 1 + random.nextInt((1 << (LAST + 1)) - 1);
        int low = random.nextBoolean() ? high : high & random.nextInt(1 << (LAST + 1));
        String text = (random.nextInt(8) == 0 ? "s1" : "s0") + categories(low);
        return LevelRange.parse(text + "-" + (random.nextInt(8) == 0 ? "s1" : text.substring(0, 2)) + categories(high));
    }

    private static String categories(int set) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= LAST; i++) {
            if ((set >> i & 1) == 1) {
                text.append(text.isEmpty() ? ":c" : ",c").append(i);
            }
        }
        return text.toString();
    }

    private static Throwable catchThrowable(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException thrown) {
            return thrown;
        }
        throw new AssertionError("nothing was thrown");
    }
}
