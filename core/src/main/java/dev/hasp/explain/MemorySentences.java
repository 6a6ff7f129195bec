package dev.hasp.explain;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.SwapLimit;
import java.util.List;
import java.util.Optional;

/** How much memory the container may use, and what happens beyond. */
final class MemorySentences {

    private static final String UNLIMITED_SWAP = "may use all of the host's swap";

    static final List<Sentence<?>> ALL = List.of(
            Sentence.of(
                            Controls.MEMORY,
                            size -> "may use at most " + Plain.size(size) + " of memory; the kernel kills beyond it")
                    .open("may use all of the host's memory"),
            Sentence.of(Controls.MEMORY_SWAP, (swap, profile) -> Phrase.of(swap(swap, profile)))
                    .open(MemorySentences::openSwap),
            Sentence.of(
                    Controls.MEMORY_RESERVATION,
                    size -> "is pushed back to " + Plain.size(size) + " of memory when the host runs short"),
            Sentence.of(
                    Controls.MEMORY_SWAPPINESS,
                    value -> "has its memory swapped out at eagerness " + value + " of 100, on cgroup v1 alone"),
            Sentence.of(
                    Controls.KERNEL_MEMORY,
                    size -> "may use at most " + Plain.size(size)
                            + " of kernel memory, on engines before API 1.42 alone; later ones drop this"),
            Sentence.of(
                    Controls.KERNEL_MEMORY_TCP,
                    size -> "may use at most " + Plain.size(size)
                            + " for TCP buffers, on cgroup v1 and engines before API 1.52 alone"),
            Sentence.either(
                    Controls.OOM_KILL_DISABLE,
                    "hangs instead of being killed when it is out of memory, on cgroup v1 alone",
                    "is killed when it is out of memory"),
            Sentence.of(Controls.OOM_SCORE_ADJ, MemorySentences::oomScore));

    private MemorySentences() {}

    private static String swap(SwapLimit swap, SecurityProfile profile) {
        if (swap.total().isEmpty()) {
            return UNLIMITED_SWAP;
        }
        ByteSize total = swap.total().get();
        return profile.memory()
                .filter(memory -> memory.compareTo(total) <= 0)
                .map(memory -> beyond(total.bytes() - memory.bytes()))
                .orElse("may use at most " + Plain.size(total) + " of memory and swap together");
    }

    private static String beyond(long swap) {
        return swap == 0
                ? "may not swap: its memory limit is all it has"
                : "may swap at most " + Plain.size(ByteSize.of(swap)) + " beyond its memory";
    }

    private static Optional<Phrase> openSwap(SecurityProfile profile) {
        return profile.memory()
                .map(memory -> Phrase.of(
                        "may swap as much again as its memory, " + Plain.size(memory) + ", where the host has it"));
    }

    private static String oomScore(int score) {
        if (score == 0) {
            return "is as likely as others to be killed when the host is out of memory";
        }
        return "is " + (score > 0 ? "sooner" : "later") + " killed than others when the host is out of memory (" + score
                + (score == -1000 ? ": never)" : ")");
    }
}
