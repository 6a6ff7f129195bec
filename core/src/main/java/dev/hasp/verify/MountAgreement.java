package dev.hasp.verify;

import dev.hasp.effective.MountPoint;
import dev.hasp.effective.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Agreement of mounts: what is meant is there, with its options and size, and nothing else is. */
final class MountAgreement {

    private MountAgreement() {}

    static Comparison compare(Map<String, MountPoint> meant, Map<String, MountPoint> seen) {
        List<String> differences = new ArrayList<>();
        meant.forEach((target, mount) -> {
            MountPoint there = seen.get(target);
            if (there == null) {
                differences.add(target + " is not there");
            } else if (!agrees(mount, there)) {
                differences.add(target + " is " + Words.mount(there) + ", not " + Words.mount(mount));
            }
        });
        seen.forEach((target, mount) -> {
            if (!meant.containsKey(target)) {
                differences.add(target + " is there, " + Words.mount(mount));
            }
        });
        return Differences.comparison(differences);
    }

    private static boolean agrees(MountPoint meant, MountPoint seen) {
        return meant.options().equals(seen.options())
                && agrees(meant.type(), seen.type())
                && agrees(meant.size(), seen.size())
                && agrees(meant.propagation(), seen.propagation());
    }

    /**
     * What either side does not know cannot differ. Sources are left out: the kernel names them below the root of their
     * own file system, which is not the path that was asked for.
     */
    private static <T> boolean agrees(Optional<T> meant, Optional<T> seen) {
        return meant.isEmpty() || seen.isEmpty() || meant.equals(seen);
    }
}
