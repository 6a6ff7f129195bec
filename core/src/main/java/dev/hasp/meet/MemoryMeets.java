package dev.hasp.meet;

import static dev.hasp.control.Controls.MEMORY;
import static dev.hasp.control.Controls.MEMORY_RESERVATION;
import static dev.hasp.control.Controls.MEMORY_SWAP;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.SwapLimit;
import java.util.Optional;

/**
 * Memory, swap, and the mark that it is pushed back to.
 *
 * <p>memorySwap is memory and swap together, and twice the memory where nobody decides. cgroup v1 holds the sum and v2
 * holds swap by itself, so both the memory and the rest of the sum are the least of both sides.
 */
final class MemoryMeets {

    private MemoryMeets() {}

    static void meet(Meeting meeting) {
        if (meeting.agree(MEMORY) && meeting.agree(MEMORY_SWAP)) {
            meeting.decide(MEMORY, Answer.of(meeting.first().memory()));
            meeting.decide(MEMORY_SWAP, Answer.of(meeting.first().memorySwap()));
        } else {
            both(meeting);
        }
        meeting.meet(MEMORY_RESERVATION, Sizes.LEAST);
        reservation(meeting);
    }

    private static void both(Meeting meeting) {
        SecurityProfile first = meeting.first();
        SecurityProfile second = meeting.second();
        if (isOpen(first) && isOpen(second)) {
            meeting.meet(MEMORY, Sizes.LEAST);
            meeting.meet(MEMORY_SWAP, Sizes.LEAST_SWAP);
            return;
        }
        if (isOpen(first) || isOpen(second)) {
            SecurityProfile limited = isOpen(first) ? second : first;
            meeting.decide(MEMORY, Answer.of(limited.memory()));
            meeting.decide(MEMORY_SWAP, Answer.of(limited.memorySwap()));
            return;
        }
        long memory = Math.min(memory(first), memory(second));
        long swap = Math.min(swap(first), swap(second));
        meeting.decide(MEMORY, ByteSize.of(memory));
        meeting.decide(
                MEMORY_SWAP,
                swap == Long.MAX_VALUE
                        ? SwapLimit.unlimited()
                        : SwapLimit.of(ByteSize.of(swap > Long.MAX_VALUE - memory ? Long.MAX_VALUE : memory + swap)));
    }

    /** Without a limit for memory there is none for swap either. */
    private static boolean isOpen(SecurityProfile side) {
        return side.memory().filter(size -> size.bytes() > 0).isEmpty();
    }

    private static long memory(SecurityProfile side) {
        return side.memory().orElseThrow().bytes();
    }

    private static long swap(SecurityProfile side) {
        Optional<SwapLimit> asked = side.memorySwap().filter(limit -> limit.bytes() != 0);
        if (asked.isEmpty()) {
            return memory(side);
        }
        return asked.get()
                .total()
                .map(total -> Math.max(0, total.bytes() - memory(side)))
                .orElse(Long.MAX_VALUE);
    }

    /** A mark above the limit has no effect, and engines refuse it. */
    private static void reservation(Meeting meeting) {
        Optional<ByteSize> memory = meeting.result().memory().filter(size -> size.bytes() > 0);
        meeting.result()
                .memoryReservation()
                .filter(mark ->
                        memory.filter(limit -> mark.compareTo(limit) > 0).isPresent())
                .ifPresent(mark -> meeting.decide(MEMORY_RESERVATION, memory.orElseThrow()));
    }
}
