package dev.hasp.host;

import dev.hasp.selinux.Level;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A witness beside the registry: memory that processes share, in which each marks the levels that it was given as its own,
 * atomically, and which outlives them.
 */
final class HeldPairs {

    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final int TAKEN = 0;
    private static final int WRONG = 4;
    private static final int PAIRS = 8;
    private static final int COUNT = Level.CATEGORIES * Level.CATEGORIES;

    private final ByteBuffer memory;

    private HeldPairs(ByteBuffer memory) {
        this.memory = memory;
    }

    static HeldPairs of(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new HeldPairs(channel.map(FileChannel.MapMode.READ_WRITE, 0, PAIRS + 4L * COUNT));
        }
    }

    /** Counts a level, and returns how many were counted before. */
    int count() {
        return (int) INTS.getAndAdd(memory, TAKEN, 1);
    }

    int counted() {
        return (int) INTS.getVolatile(memory, TAKEN);
    }

    int wrong() {
        return (int) INTS.getVolatile(memory, WRONG);
    }

    /** Marks the level; counts a wrong if it is not that process's to mark. */
    void mark(Level level, int before, int after) {
        if (!INTS.compareAndSet(memory, offset(level), before, after)) {
            int ignored = (int) INTS.getAndAdd(memory, WRONG, 1);
        }
    }

    private static int offset(Level level) {
        return PAIRS
                + 4
                        * (level.categories().first() * Level.CATEGORIES
                                + level.categories().last());
    }

    /** The levels that a process has marked. */
    List<Level> of(int process) {
        List<Level> levels = new ArrayList<>();
        for (int pair = 0; pair < COUNT; pair++) {
            if ((int) INTS.getVolatile(memory, PAIRS + 4 * pair) == process) {
                levels.add(Level.of(pair / Level.CATEGORIES, pair % Level.CATEGORIES));
            }
        }
        return levels;
    }
}
