package dev.hasp.benchmarks;

import dev.hasp.host.McsRegistry;
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
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a dispatcher pays per container for a level that no other has: taking and releasing one, with 1 % and 99 % of all pairs
 * of categories held, in its own memory, in a registry in memory ({@code /dev/shm}), and in one on the disk.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class McsBenchmark {

    private static final int PAIRS = 523_775;

    @Param({"1", "99"})
    int percent;

    @Param({"memory", "shm", "disk"})
    String store;

    private Path directory = Path.of("");
    private McsAllocator levels = McsAllocator.over(LabelStore.inMemory());

    /** Holds so many pairs, anywhere. */
    @Setup
    public void fill() throws IOException {
        if (!store.equals("memory")) {
            directory = store.equals("shm")
                    ? Files.createTempDirectory(Path.of("/dev/shm"), "hasp-mcs-")
                    : Files.createTempDirectory("hasp-mcs-");
            levels = McsAllocator.over(McsRegistry.open(directory.resolve("mcs")));
        }
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
        levels.observe(held);
    }

    /** Removes the registry. */
    @TearDown
    public void remove() throws IOException {
        if (!store.equals("memory")) {
            Files.deleteIfExists(directory.resolve("mcs"));
            Files.deleteIfExists(directory.resolve("mcs.lock"));
            Files.delete(directory);
        }
    }

    /** Takes a level and releases it. */
    @Benchmark
    public Level takeAndRelease() {
        Level level = levels.take("job");
        levels.release("job");
        return level;
    }
}
