package dev.hasp.docker;

import dev.hasp.control.Tmpfs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** File systems in memory by where they are mounted, as docker keeps them: one for each target. */
final class TmpfsTargets {

    private TmpfsTargets() {}

    /** Hands over targets and options; a second one at the same target would silently replace the first. */
    static void each(List<Tmpfs> all, Output out, BiConsumer<String, String> targetAndOptions) {
        Set<String> targets = new HashSet<>();
        for (Tmpfs tmpfs : all) {
            if (targets.add(tmpfs.target())) {
                targetAndOptions.accept(tmpfs.target(), tmpfs.options());
            } else {
                out.cannot("two tmpfs are mounted at " + tmpfs.target(), "keep one of them");
            }
        }
    }
}
