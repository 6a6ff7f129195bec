package dev.hasp.meaning;

import static dev.hasp.control.Controls.MEMORY;
import static dev.hasp.control.Controls.MEMORY_RESERVATION;
import static dev.hasp.control.Controls.MEMORY_SWAPPINESS;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Reason;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How much memory it has (moby {@code getMemoryResources}, Linux {@code mm/memcontrol.c}). */
final class MemoryMeaning implements Meaning {

    private static final EngineCode RESERVATION_PROTECTS = new EngineCode(
            "memory-reservation-protects",
            Effect.WEAKENED,
            "on cgroup v2 the runtime writes it to memory.low, which keeps memory for the container and pushes nothing back",
            "leave it out, and set memory",
            "runc fs2 setMemory; Linux cgroup-v2, memory.low");

    private static final EngineCode BEYOND = new EngineCode(
            "memory-beyond-counting",
            Effect.WEAKENED,
            "the kernel counts up to 2^63 bytes in whole pages and takes that for no limit",
            "give the least that the work needs",
            "Linux page_counter_memparse, PAGE_COUNTER_MAX");

    static final List<EngineCode> CODES = Stream.of(
                    List.of(RESERVATION_PROTECTS, BEYOND),
                    SwapMeaning.CODES,
                    KernelMemoryMeaning.CODES,
                    OomMeaning.CODES,
                    Enforcement.CODES)
            .flatMap(List::stream)
            .toList();

    @Override
    public void of(Derivation derivation) {
        memory(derivation);
        SwapMeaning.of(derivation);
        reservation(derivation);
        swappiness(derivation);
        KernelMemoryMeaning.of(derivation);
        OomMeaning.of(derivation);
    }

    private static void memory(Derivation derivation) {
        Optional<ByteSize> asked = derivation.memory();
        if (asked.isEmpty()) {
            derivation.mean(Aspects.MEMORY_LIMIT, Limit.unlimited(), derivation.engineDefault());
            return;
        }
        Enforcement enforcement = Enforcement.of(derivation.engine(), EngineLimit.MEMORY);
        enforcement.report(derivation, MEMORY);
        Optional<Limit> limit =
                Pages.counted(asked.get().bytes(), derivation.engine().architecture());
        if (enforcement.isLost()) {
            derivation.mean(Aspects.MEMORY_LIMIT, Limit.unlimited(), derivation.asked(MEMORY), enforcement.reason());
        } else if (enforcement.isEnforced() && limit.isPresent()) {
            beyond(derivation, MEMORY, limit.get());
            derivation.mean(
                    Aspects.MEMORY_LIMIT,
                    limit.get(),
                    derivation.asked(MEMORY),
                    enforcement.reason(),
                    Reason.of("the kernel rounds down to pages"));
        } else {
            derivation.unknown(
                    Aspects.MEMORY_LIMIT,
                    derivation.asked(MEMORY),
                    enforcement.isEnforced() ? unknownPage() : enforcement.reason());
        }
    }

    /** Reports a number that is too large to be a limit. */
    static void beyond(Derivation derivation, Control<?> control, Limit limit) {
        if (limit.isUnlimited()) {
            derivation.find(BEYOND, control);
        }
    }

    static Reason unknownPage() {
        return Reason.of("the kernel rounds to pages, and their size is not known");
    }

    private static void reservation(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        Optional<ByteSize> asked = derivation.memoryReservation();
        if (asked.isEmpty()) {
            derivation.mean(Aspects.MEMORY_MARK, Limit.unlimited(), derivation.engineDefault());
            return;
        }
        Enforcement enforcement = Enforcement.of(engine, EngineLimit.MEMORY);
        Optional<Limit> mark = Pages.counted(asked.get().bytes(), engine.architecture());
        if (!enforcement.isLost() && engine.cgroupVersion().equals(Optional.of(CgroupVersion.V2))) {
            derivation.find(RESERVATION_PROTECTS, MEMORY_RESERVATION);
            derivation.mean(
                    Aspects.MEMORY_MARK,
                    Limit.unlimited(),
                    derivation.asked(MEMORY_RESERVATION),
                    Reason.of("cgroup v2 has no such mark"));
        } else if (enforcement.isEnforced() && (engine.cgroupVersion().isEmpty() || mark.isEmpty())) {
            unknownVersion(derivation, mark);
        } else {
            if (enforcement.isEnforced()) {
                mark.ifPresent(limit -> beyond(derivation, MEMORY_RESERVATION, limit));
            }
            enforcement.mean(
                    derivation,
                    Aspects.MEMORY_MARK,
                    MEMORY_RESERVATION,
                    mark.orElse(Limit.unlimited()),
                    Limit.unlimited());
        }
    }

    private static void unknownVersion(Derivation derivation, Optional<Limit> mark) {
        boolean versionKnown = derivation.engine().cgroupVersion().isPresent();
        if (!versionKnown) {
            new Enforcement(EngineLimit.MEMORY, Optional.empty(), derivation.engineDefault())
                    .report(derivation, MEMORY_RESERVATION);
        }
        derivation.unknown(
                Aspects.MEMORY_MARK,
                derivation.asked(MEMORY_RESERVATION),
                versionKnown || mark.isEmpty() ? unknownPage() : Reason.of("the cgroup version is not known"));
    }

    private static void swappiness(Derivation derivation) {
        Optional<Integer> asked = derivation.memorySwappiness();
        Reason host = Reason.of("the host's vm.swappiness, which the engine does not tell");
        if (asked.isEmpty()) {
            derivation.unknown(Aspects.SWAPPINESS, derivation.engineDefault(), host);
            return;
        }
        Enforcement enforcement = Enforcement.of(derivation.engine(), EngineLimit.SWAPPINESS);
        enforcement.report(derivation, MEMORY_SWAPPINESS);
        if (enforcement.isEnforced()) {
            derivation.mean(Aspects.SWAPPINESS, asked.get(), derivation.asked(MEMORY_SWAPPINESS), enforcement.reason());
        } else {
            derivation.unknown(Aspects.SWAPPINESS, derivation.asked(MEMORY_SWAPPINESS), enforcement.reason(), host);
        }
    }
}
