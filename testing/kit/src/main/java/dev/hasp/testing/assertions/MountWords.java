package dev.hasp.testing.assertions;

import java.util.List;

/** Paths of mounts. */
final class MountWords {

    /** What engines mount writable in every container (moby daemon/pkg/oci/defaults.go, daemon/container_operations). */
    static final List<String> WRITABLE =
            List.of("/proc", "/dev", "/sys", "/etc/resolv.conf", "/etc/hostname", "/etc/hosts");

    private MountWords() {}

    /** Whether a path is one of these or below one. */
    static boolean isBelow(String path, List<String> roots) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
