package dev.hasp.effective;

import dev.hasp.control.Propagation;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A mount as the kernel holds it.
 *
 * @param type the file system's type, empty where it is that of the host's directory, or not known
 * @param options which of {@code ro}, {@code nosuid}, {@code nodev}, {@code noexec} are on; a directory of the host may
 *     have more, which its own mount there hands down
 * @param size bytes of a file system in memory; empty where it is not one, or not known
 * @param source the directory on the host, the volume or the image; empty where there is none or it is not known
 * @param propagation how mounts made later spread, {@code private}, {@code slave} or {@code shared} as the kernel keeps
 *     it mount by mount; empty where it is not known
 */
public record MountPoint(
        Optional<String> type,
        SortedSet<String> options,
        Optional<Limit> size,
        Optional<String> source,
        Optional<Propagation> propagation) {

    public MountPoint {
        options = Collections.unmodifiableSortedSet(new TreeSet<>(options));
    }

    /** Whether it is read-only. */
    public boolean isReadOnly() {
        return options.contains("ro");
    }
}
