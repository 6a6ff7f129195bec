package dev.hasp.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import dev.hasp.selinux.mcs.Holding;
import dev.hasp.selinux.mcs.LabelStore;
import dev.hasp.selinux.mcs.McsAllocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A level is found in a few steps, however few are left: nothing is tried until it fits. */
class McsSpeedTest {

    private static final int BATCHES = 30;
    private static final int MOST_TIMES = 10;
    private static final int PAIRS = 523_775;

    @Test
    void taking_at_99_percent_is_not_much_slower_than_at_1_percent() {
        McsAllocator few = filled(LabelStore.inMemory(), 1);
        McsAllocator many = filled(LabelStore.inMemory(), 99);

        compare("memory", few, many, 2_000);
    }

    @Test
    void taking_from_a_registry_at_99_percent_is_not_much_slower_than_at_1_percent() throws IOException {
        Path memory = Path.of("/dev/shm");
        Path directory = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "hasp-mcs-")
                : Files.createTempDirectory("hasp-mcs-");
        try (McsRegistry one = McsRegistry.open(directory.resolve("few"));
                McsRegistry two = McsRegistry.open(directory.resolve("many"))) {
            compare("registry", filled(one, 1), filled(two, 99), 100);
        } finally {
            for (String name : List.of("few", "few.lock", "many", "many.lock")) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Files.delete(directory);
        }
    }

    /** So much of all pairs is held, anywhere. */
    private static McsAllocator filled(LabelStore store, int percent) {
        List<Level> pairs = new ArrayList<>(PAIRS);
        for (int high = 1; high < Level.CATEGORIES; high++) {
            for (int low = 0; low < Math.min(high, Level.CATEGORIES - 2); low++) {
                pairs.add(Level.of(low, high));
            }
        }
        Collections.shuffle(pairs, new Random(percent));
        List<Holding> held = new ArrayList<>();
        for (Level pair : pairs.subList(0, PAIRS / 100 * percent)) {
            held.add(new Holding("held-" + held.size(), LevelRange.of(pair)));
        }
        McsAllocator levels = McsAllocator.over(store);
        levels.observe(held);
        assertThat(levels.left()).isEqualTo(PAIRS - held.size());
        return levels;
    }

    private static void compare(String where, McsAllocator few, McsAllocator many, int batch) {
        long fast = Long.MAX_VALUE;
        long slow = Long.MAX_VALUE;
        for (int i = 0; i < BATCHES; i++) {
            fast = Math.min(fast, nanoseconds(few, batch));
            slow = Math.min(slow, nanoseconds(many, batch));
        }
        assertThat(slow)
                .as("nanoseconds of taking and releasing in %s at 99 percent, beside %s at 1 percent", where, fast)
                .isLessThan(MOST_TIMES * fast);
    }

    private static long nanoseconds(McsAllocator levels, int batch) {
        long start = System.nanoTime();
        for (int i = 0; i < batch; i++) {
            levels.take("job");
            levels.release("job");
        }
        return (System.nanoTime() - start) / batch;
    }
}
