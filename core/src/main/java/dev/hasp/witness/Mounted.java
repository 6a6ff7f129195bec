package dev.hasp.witness;

import dev.hasp.effective.MountPoint;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What a path inside is on. */
final class Mounted {

    private Mounted() {}

    /** Whether a clean path is another one, or lies below it. */
    static boolean isAtOrBelow(String path, String above) {
        return path.equals(above) || path.startsWith(above.equals("/") ? above : above + "/");
    }

    /** The mount that a path is on, with its target; empty where that is the root. */
    static Optional<Map.Entry<String, MountPoint>> on(String path, Map<String, MountPoint> mounts) {
        return mounts.entrySet().stream()
                .filter(mount -> isAtOrBelow(path, mount.getKey()))
                .max(Comparator.comparing(mount -> mount.getKey().length()));
    }
}
