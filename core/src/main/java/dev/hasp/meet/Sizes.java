package dev.hasp.meet;

import dev.hasp.control.ByteSize;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Ulimit;
import java.util.Comparator;

/** The least of two limits. */
final class Sizes {

    /** 64 MiB (moby {@code daemon/config.DefaultShmSize}). */
    private static final ByteSize USUAL_SHM = ByteSize.mebibytes(64);

    /** Of sizes, of which 0 is no limit to the engine. */
    static final Meet<ByteSize> LEAST = Meet.ofBoth((first, second) -> Answer.of(least(first, second)));

    static final Meet<SwapLimit> LEAST_SWAP = least(
            Comparator.comparingLong(limit -> limit.total().map(ByteSize::bytes).orElse(Long.MAX_VALUE)));

    static final Meet<PidsLimit> PIDS =
            least(Comparator.comparingLong(limit -> limit.count().orElse(Long.MAX_VALUE)));

    static final Meet<ByteSize> SHM = Meet.withDefault(USUAL_SHM, (first, second) -> Answer.of(least(first, second)));

    private Sizes() {}

    private static <T> Meet<T> least(Comparator<T> order) {
        return Meet.ofBoth((first, second) -> Answer.of(order.compare(first, second) <= 0 ? first : second));
    }

    static ByteSize least(ByteSize first, ByteSize second) {
        return ByteSize.of(least(first.bytes(), second.bytes()));
    }

    /** Of two numbers of which 0 is no limit to the engine. */
    static long least(long first, long second) {
        return first == 0 || second == 0 ? Math.max(first, second) : Math.min(first, second);
    }

    static Ulimit least(Ulimit first, Ulimit second) {
        return new Ulimit(first.name(), ulimit(first.soft(), second.soft()), ulimit(first.hard(), second.hard()));
    }

    private static long ulimit(long first, long second) {
        return first == Ulimit.UNLIMITED || second == Ulimit.UNLIMITED
                ? Math.max(first, second)
                : Math.min(first, second);
    }
}
