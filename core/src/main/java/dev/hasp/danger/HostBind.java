package dev.hasp.danger;

import dev.hasp.control.CleanPath;
import dev.hasp.effective.MountPoint;
import java.util.List;
import java.util.Map;

/**
 * A file or directory of the host in the container.
 *
 * @param source its clean path on the host, with /run for /var/run, which is a link to it on every current system (FHS 3.0)
 * @param target where it is in the container
 * @param point how it is mounted
 */
record HostBind(String source, String target, MountPoint point) {

    private static final String OLD_RUN = "/var/run";

    /** Those among mounts; volumes and images have no path as their source. */
    static List<HostBind> of(Map<String, MountPoint> mounts) {
        return mounts.entrySet().stream()
                .filter(mount -> mount.getValue()
                        .source()
                        .filter(source -> source.startsWith("/"))
                        .isPresent())
                .map(mount -> new HostBind(
                        current(CleanPath.of(mount.getValue().source().get())), mount.getKey(), mount.getValue()))
                .toList();
    }

    private static String current(String path) {
        return path.equals(OLD_RUN) || path.startsWith(OLD_RUN + "/") ? path.substring("/var".length()) : path;
    }

    boolean isWritable() {
        return !point.isReadOnly();
    }

    /** Whether a path of the host is the source, or lies below it. */
    boolean shows(String path) {
        return isAtOrBelow(path, source);
    }

    /** Whether the source lies below a path of the host, or is it. */
    boolean isWithin(String path) {
        return isAtOrBelow(source, path);
    }

    private static boolean isAtOrBelow(String path, String parent) {
        return path.equals(parent) || path.startsWith(parent.equals("/") ? "/" : parent + "/");
    }

    /** Such as {@code the host's /etc at /mnt}. */
    @Override
    public String toString() {
        return "the host's " + source + " at " + target;
    }
}
