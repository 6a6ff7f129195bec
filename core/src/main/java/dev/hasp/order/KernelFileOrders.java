package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.witness.UsesKernelFile;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Orders of kernel files that are hidden or read-only. */
final class KernelFileOrders {

    static final List<Order<?>> ALL = List.of(
            new Order<>(
                    Aspects.MASKED,
                    "files at and below a hidden path cannot be read; hiding more is stricter, and a directory hides what is"
                            + " below it",
                    "runc maskPath; OCI runtime specification, maskedPaths",
                    (first, second) -> more(first, second, List.of(Aspects.MASKED), false)),
            new Order<>(
                    Aspects.READ_ONLY,
                    "files at and below a read-only or hidden path cannot be written; protecting or hiding more is"
                            + " stricter",
                    "runc readonlyPath; OCI runtime specification, readonlyPaths",
                    (first, second) -> more(first, second, List.of(Aspects.MASKED, Aspects.READ_ONLY), true)));

    private KernelFileOrders() {}

    /** A path of the second's lists that none of the first's covers. */
    private static Excess more(
            EffectivePolicy first, EffectivePolicy second, List<Aspect<SortedSet<String>>> lists, boolean write) {
        Excess excess = Excess.none();
        for (Aspect<SortedSet<String>> list : lists) {
            if (first.entry(list).isSameAs(second.entry(list))) {
                continue;
            }
            excess = excess.or(second.get(list)
                    .map(paths -> more(first, paths, lists, write))
                    .orElseGet(() -> Known.undecided(second.entry(list), second.entry(list))));
        }
        return excess;
    }

    private static Excess more(
            EffectivePolicy first, Set<String> denied, List<Aspect<SortedSet<String>>> lists, boolean write) {
        Excess excess = Excess.none();
        for (String path : denied) {
            boolean covered = lists.stream()
                    .anyMatch(list -> first.get(list)
                            .filter(paths -> MountTable.parents(path).anyMatch(above -> paths.contains(above)))
                            .isPresent());
            if (!covered) {
                excess = excess.or(lists.stream()
                        .filter(list -> first.get(list).isEmpty())
                        .findFirst()
                        .map(list -> Known.undecided(first.entry(list), first.entry(list)))
                        .orElseGet(() -> Excess.found(new UsesKernelFile(path, write))));
            }
        }
        return excess;
    }
}
