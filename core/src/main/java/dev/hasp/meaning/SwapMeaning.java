package dev.hasp.meaning;

import static dev.hasp.control.Controls.MEMORY;
import static dev.hasp.control.Controls.MEMORY_SWAP;

import dev.hasp.control.SwapLimit;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Reason;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import dev.hasp.linux.Architecture;
import java.util.ArrayList;
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
        List<Reason> reasons = List.of(derivation.asked(MEMORY), why);
        Optional<Limit> limit = total(ram, total, engine);
        if (deciding.isEnforced() && asked.isPresent()) {
            limit.ifPresent(known -> MemoryMeaning.beyond(derivation, MEMORY_SWAP, known));
        }
        mean(derivation, Aspects.MEMORY_AND_SWAP, deciding, limit, MemoryMeaning.unknownPage(), reasons);
        mean(
                derivation,
                Aspects.SWAP_LIMIT,
                deciding,
                swap(ram, total, engine),
                engine.cgroupVersion().isPresent()
                        ? MemoryMeaning.unknownPage()
                        : Reason.of("cgroup v1 counts swap with memory and v2 by itself, and the version is not known"),
                reasons);
    }

    private static void mean(
            Derivation derivation,
            Aspect<Limit> aspect,
            Enforcement deciding,
            Optional<Limit> limit,
            Reason unknown,
            List<Reason> asked) {
        List<Reason> reasons = new ArrayList<>(asked);
        if (deciding.isLost()) {
            reasons.add(deciding.reason());
            derivation.mean(aspect, Limit.unlimited(), reasons);
        } else if (deciding.isEnforced() && limit.isPresent()) {
            reasons.add(deciding.reason());
            reasons.add(Reason.of("the kernel rounds down to pages"));
            derivation.mean(aspect, limit.get(), reasons);
        } else {
            reasons.add(deciding.isEnforced() ? unknown : deciding.reason());
            derivation.meanIfKnown(aspect, Optional.empty(), reasons);
        }
    }

    private static void unlimited(Derivation derivation, Reason reason) {
        derivation.mean(Aspects.MEMORY_AND_SWAP, Limit.unlimited(), reason);
        derivation.mean(Aspects.SWAP_LIMIT, Limit.unlimited(), reason);
    }

    private static void report(Derivation derivation, Enforcement memory, Enforcement deciding) {
        deciding.report(derivation, MEMORY_SWAP);
        if (memory.isEnforced() && deciding.isLost()) {
            derivation.find(SWAP_OPEN, MEMORY);
        }
    }

    /** On cgroup v1 all of both may be swap (Linux cgroup-v1/memory); v2 has memory.swap.max. */
    private static Optional<Limit> swap(long ram, long total, EngineFacts engine) {
        return engine.cgroupVersion()
                .flatMap(version ->
                        Pages.counted(version == CgroupVersion.V2 ? total - ram : total, engine.architecture()));
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
