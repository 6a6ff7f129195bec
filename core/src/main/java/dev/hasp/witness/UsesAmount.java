package dev.hasp.witness;

import static java.util.Map.entry;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import java.util.Map;
import java.util.Optional;

/**
 * Using so much of what an aspect limits.
 *
 * @param aspect what is limited
 * @param amount how much, in the unit of the aspect
 */
public record UsesAmount(Aspect<Limit> aspect, long amount) implements Witness {

    private static final Map<Aspect<Limit>, String> WORDS = Map.ofEntries(
            entry(Aspects.MEMORY_LIMIT, "use %d bytes of memory"),
            entry(Aspects.MEMORY_AND_SWAP, "use %d bytes of memory and swap"),
            entry(Aspects.SWAP_LIMIT, "use %d bytes of swap"),
            entry(Aspects.MEMORY_MARK, "keep %d bytes of memory when the host runs short"),
            entry(Aspects.TCP_MEMORY, "use %d bytes of TCP buffers"),
            entry(Aspects.KERNEL_MEMORY_ASKED, "use %d bytes of kernel memory"),
            entry(Aspects.PIDS, "run %d processes and threads"),
            entry(Aspects.OUTPUT_KEPT, "leave %d bytes of output on the host"),
            entry(Aspects.WRITABLE_LAYER, "write %d bytes to its own layer"));

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(aspect)
                .map(limit -> limit.isUnlimited() || amount <= limit.value().orElseThrow());
    }

    @Override
    public String toString() {
        return String.format(WORDS.getOrDefault(aspect, "use %d of " + aspect), amount);
    }
}
