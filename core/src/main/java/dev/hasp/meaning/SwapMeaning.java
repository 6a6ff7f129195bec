package dev.hasp.meaning;

import static dev.hasp.control.Controls.MEMORY;
import static dev.hasp.control.Controls.MEMORY_SWAP;

import dev.hasp.control.SwapLimit;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Reason;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import dev.hasp.linux.Architecture;
import java.util.List;
import java.util.Optional;

/** Memory and swap together (moby {@code adaptContainerSettings}, runc {@code fs2.setMemory}). */
final class SwapMeaning {

    private static final EngineCode SWAP_OPEN = new EngineCode(
            "memory-limited-without-swap",
            Effect.WEAKENED,
            "the host does not account swap, so that memory is limited and swap is not",
            "boot the host with swapaccount=1, or turn its swap off",
            "moby verifyPlatformContainerResources: Memory limited without swap");

    static final List<EngineCode> CODES = List.of(SWAP_OPEN);

    private SwapMeaning() {}

    static void of(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        Optional<SwapLimit> asked = derivation.memorySwap();
        if (derivation.memory().isEmpty()) {
            unlimited(derivation, derivation.askedOrDefault(MEMORY_SWAP));
            return;
        }
        if (asked.filter(swap -> swap.total().isEmpty()).isPresent()) {
            unlimited(derivation, derivation.asked(MEMORY_SWAP));
            return;
        }
        Reason why = asked.isPresent()
                ? derivation.asked(MEMORY_SWAP)
                : Reason.of("twice the memory where no swap limit is asked for");
        Enforcement memory = Enforcement.of(engine, EngineLimit.MEMORY);
        Enforcement swap = Enforcement.of(engine, EngineLimit.SWAP);
        Enforcement deciding = memory.isEnforced() ? swap : memory;
        report(derivation, memory, deciding);
        long ram = derivation.memory().get().bytes();
        long total = asked.map(SwapLimit::bytes).orElse(ram > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : 2 * ram);
        Optional<Limit> limit = total(ram, total, engine);
        if (deciding.isLost()) {
            derivation.mean(
                    Aspects.MEMORY_AND_SWAP, Limit.unlimited(), derivation.asked(MEMORY), why, deciding.reason());
        } else if (deciding.isEnforced() && limit.isPresent()) {
            if (asked.isPresent()) {
                MemoryMeaning.beyond(derivation, MEMORY_SWAP, limit.get());
            }
            derivation.mean(
                    Aspects.MEMORY_AND_SWAP,
                    limit.get(),
                    derivation.asked(MEMORY),
                    why,
                    deciding.reason(),
                    Reason.of("the kernel rounds down to pages"));
        } else {
            derivation.unknown(
                    Aspects.MEMORY_AND_SWAP,
                    derivation.asked(MEMORY),
                    why,
                    deciding.isEnforced() ? MemoryMeaning.unknownPage() : deciding.reason());
        }
    }

    private static void unlimited(Derivation derivation, Reason reason) {
        derivation.mean(Aspects.MEMORY_AND_SWAP, Limit.unlimited(), reason);
    }

    private static void report(Derivation derivation, Enforcement memory, Enforcement deciding) {
        deciding.report(derivation, MEMORY_SWAP);
        if (memory.isEnforced() && deciding.isLost()) {
            derivation.find(SWAP_OPEN, MEMORY);
        }
    }

    /** On cgroup v2 the kernel holds memory and swap one by one, and rounds each. */
    private static Optional<Limit> total(long ram, long total, EngineFacts engine) {
        Optional<Architecture> architecture = engine.architecture();
        if (!engine.cgroupVersion().equals(Optional.of(CgroupVersion.V2))) {
            return Pages.counted(total, architecture);
        }
        return Pages.counted(ram, architecture)
                .flatMap(memory -> Pages.counted(total - ram, architecture)
                        .map(swap -> memory.isUnlimited() || swap.isUnlimited()
                                ? Limit.unlimited()
                                : Limit.of(memory.value().getAsLong()
                                        + swap.value().getAsLong())));
    }
}
