package dev.hasp.validation;

import static dev.hasp.control.Controls.KERNEL_MEMORY;
import static dev.hasp.control.Controls.MEMORY;
import static dev.hasp.control.Controls.MEMORY_RESERVATION;
import static dev.hasp.control.Controls.MEMORY_SWAP;
import static dev.hasp.control.Controls.MEMORY_SWAPPINESS;
import static dev.hasp.control.Controls.OOM_KILL_DISABLE;
import static dev.hasp.control.Controls.OOM_SCORE_ADJ;
import static dev.hasp.control.Controls.SHM_SIZE;
import static dev.hasp.control.Controls.TMPFS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.SwapLimit;
import java.util.List;

/** Memory and swap (moby {@code verifyPlatformContainerResources}). */
final class MemoryRules {

    /** moby linuxMinMemory. */
    private static final ByteSize LEAST = ByteSize.mebibytes(6);

    static final List<Rule> ALL = List.of(
            error("memory-below-minimum", "give at least 6m", MemoryRules::belowMinimum),
            error(
                    "memory-reservation-above-memory",
                    "lower memoryReservation, or raise memory",
                    MemoryRules::reservation),
            error(
                    "memory-swap-below-memory",
                    "memorySwap is memory and swap together: set it to memory for no swap",
                    MemoryRules::swapBelowMemory),
            error("memory-swap-without-memory", "set memory too", MemoryRules::swapWithoutMemory),
            warning(
                    "memory-without-swap-limit",
                    "set memorySwap to the same size for no swap",
                    MemoryRules::memoryWithoutSwap),
            error("memory-swappiness-range", "give 0 to 100", MemoryRules::swappiness),
            warning(
                    "kernel-memory-dropped",
                    "leave it out: memory counts the kernel's share too",
                    MemoryRules::kernelMemory),
            warning("oom-kill-disable-without-memory", "set memory too", MemoryRules::oomKillDisable),
            error("oom-score-adj-range", "give -1000 to 1000", MemoryRules::oomScore),
            warning("memory-file-system-above-memory", "make it smaller than memory", MemoryRules::fileSystems));

    private MemoryRules() {}

    private static void belowMinimum(Asked asked, Rule.Found found) {
        for (Control<ByteSize> control : List.of(MEMORY, MEMORY_RESERVATION)) {
            asked.get(control)
                    .filter(size -> size.bytes() > 0 && size.compareTo(LEAST) < 0)
                    .ifPresent(size ->
                            found.at(control, asked.say(control, size) + " is below the engine's least, " + LEAST));
        }
    }

    private static void reservation(Asked asked, Rule.Found found) {
        asked.memory()
                .filter(memory -> memory.bytes() > 0)
                .ifPresent(memory -> asked.memoryReservation()
                        .filter(reservation -> reservation.compareTo(memory) > 0)
                        .ifPresent(reservation -> found.at(
                                MEMORY_RESERVATION,
                                asked.say(MEMORY_RESERVATION, reservation) + " is above "
                                        + asked.say(MEMORY, memory))));
    }

    private static void swapBelowMemory(Asked asked, Rule.Found found) {
        asked.memory()
                .ifPresent(memory -> asked.memorySwap()
                        .flatMap(SwapLimit::total)
                        .filter(total -> total.bytes() > 0 && total.compareTo(memory) < 0)
                        .ifPresent(total -> found.at(
                                MEMORY_SWAP,
                                asked.say(MEMORY_SWAP, total) + " is below " + asked.say(MEMORY, memory))));
    }

    private static void swapWithoutMemory(Asked asked, Rule.Found found) {
        asked.memorySwap()
                .flatMap(SwapLimit::total)
                .filter(total -> total.bytes() > 0)
                .filter(total -> asked.memory().filter(m -> m.bytes() > 0).isEmpty())
                .ifPresent(total -> found.at(
                        MEMORY_SWAP,
                        asked.say(MEMORY_SWAP, total) + " is set and memory is not, which engines refuse"));
    }

    /** moby adaptContainerSettings: an open memorySwap becomes twice the memory. */
    private static void memoryWithoutSwap(Asked asked, Rule.Found found) {
        asked.memory()
                .filter(memory -> memory.bytes() > 0 && !asked.has(MEMORY_SWAP))
                .ifPresent(memory -> found.at(
                        MEMORY, asked.say(MEMORY, memory) + " lets it use as much swap again where the host has swap"));
    }

    private static void swappiness(Asked asked, Rule.Found found) {
        asked.memorySwappiness()
                .filter(swappiness -> swappiness < 0 || swappiness > 100)
                .ifPresent(swappiness ->
                        found.at(MEMORY_SWAPPINESS, asked.say(MEMORY_SWAPPINESS, swappiness) + " is out of range"));
    }

    /** Docker Engine API 1.42: KernelMemory is dropped; runc has ignored it since 1.0. */
    private static void kernelMemory(Asked asked, Rule.Found found) {
        asked.kernelMemory()
                .ifPresent(size -> found.at(
                        KERNEL_MEMORY,
                        asked.say(KERNEL_MEMORY, size) + " is a limit that engines and runtimes no longer set"));
    }

    /** moby verifyPlatformContainerResources warns; cgroup-v1/memory: it acts on the group's own limit alone. */
    private static void oomKillDisable(Asked asked, Rule.Found found) {
        if (asked.is(OOM_KILL_DISABLE)
                && asked.memory().filter(m -> m.bytes() > 0).isEmpty()) {
            found.at(
                    OOM_KILL_DISABLE,
                    asked.say(OOM_KILL_DISABLE, true) + " acts at the memory limit, and memory is not set");
        }
    }

    /** moby validateHostConfig, proc_pid_oom_score_adj(5). */
    private static void oomScore(Asked asked, Rule.Found found) {
        asked.oomScoreAdj()
                .filter(score -> score < -1000 || score > 1000)
                .ifPresent(score -> found.at(OOM_SCORE_ADJ, asked.say(OOM_SCORE_ADJ, score) + " is out of range"));
    }

    /** tmpfs(5): its pages count as the memory of who writes them. */
    private static void fileSystems(Asked asked, Rule.Found found) {
        asked.memory().filter(memory -> memory.bytes() > 0).ifPresent(memory -> {
            asked.each(TMPFS)
                    .forEach(tmpfs -> tmpfs.size()
                            .filter(size -> size.compareTo(memory) > 0)
                            .ifPresent(size -> found.at(
                                    TMPFS,
                                    asked.say(TMPFS, tmpfs.target()) + " has size " + size + " above "
                                            + asked.say(MEMORY, memory) + ", which counts it")));
            asked.shmSize()
                    .filter(size -> size.compareTo(memory) > 0)
                    .ifPresent(size -> found.at(
                            SHM_SIZE,
                            asked.say(SHM_SIZE, size) + " is above " + asked.say(MEMORY, memory)
                                    + ", which counts it"));
        });
    }
}
