package dev.hasp.meet;

import dev.hasp.control.CleanPath;
import java.util.stream.Stream;

/** Paths in the container, by their text. */
final class Paths {

    private Paths() {}

    static String clean(String path) {
        return CleanPath.of(path);
    }

    /** Whether a clean path lies below another. */
    static boolean isBelow(String path, String parent) {
        return path.startsWith(parent + "/");
    }

    /** Whether the engine has a mount of its own there, or above (moby {@code oci.DefaultSpec}, {@code networkMounts}). */
    static boolean isOfEngine(String path) {
        return Stream.of("/dev", "/proc", "/sys", "/etc/hostname", "/etc/hosts", "/etc/resolv.conf")
                .anyMatch(own -> path.equals(own) || isBelow(path, own));
    }
}
