package dev.hasp.order;

import dev.hasp.control.Propagation;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.witness.UsesPath;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A container's files as a function of the path: the deepest mount at or above a path decides, and the root where there
 * is none.
 *
 * @param rootReadOnly whether the root is read-only; empty where that is not known
 * @param mounts the mounts by target
 */
record MountTable(Optional<Boolean> rootReadOnly, SortedMap<String, MountPoint> mounts) {

    private static final String IN_MEMORY = "tmpfs";

    /** That of a policy; empty where the mounts are not known. */
    static Optional<MountTable> of(EffectivePolicy policy) {
        return policy.get(Aspects.MOUNT_POINTS)
                .map(mounts -> new MountTable(policy.get(Aspects.ROOT_READ_ONLY), mounts));
    }

    /** A clean path and every directory above it, the root last. */
    static Stream<String> parents(String path) {
        return Stream.iterate(path, at -> !at.isEmpty(), MountTable::parent);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash > 0 ? path.substring(0, slash) : path.length() > 1 ? "/" : "";
    }

    Set<String> targets() {
        return mounts.keySet();
    }

    /** The mount that a path is on; empty for the root. */
    Optional<MountPoint> on(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            MountPoint mount = mounts.get(at);
            if (mount != null) {
                return Optional.of(mount);
            }
        }
        return Optional.empty();
    }

    /** Whether what a path is on permits the use; empty where that is not known. */
    Optional<Boolean> permits(UsesPath.Use use, Optional<MountPoint> on) {
        return switch (use) {
            case WRITE -> on.map(mount -> !mount.isReadOnly()).or(() -> rootReadOnly.map(readOnly -> !readOnly));
            case EXECUTE -> Optional.of(isWithout("noexec", on));
            case GAIN -> Optional.of(isWithout("nosuid", on));
            case OPEN_DEVICE -> Optional.of(isWithout("nodev", on));
            case MOUNT_ON_HOST -> spreads(on).map(spread -> spread == Propagation.SHARED);
            case SEE_MOUNTS -> spreads(on).map(spread -> spread != Propagation.PRIVATE);
        };
    }

    private static boolean isWithout(String option, Optional<MountPoint> on) {
        return on.filter(mount -> mount.options().contains(option)).isEmpty();
    }

    private static Optional<Propagation> spreads(Optional<MountPoint> on) {
        return on.isPresent() ? on.get().propagation() : Optional.of(Propagation.PRIVATE);
    }

    /** How many bytes what a path is on takes; empty where that is not known. */
    Optional<Limit> room(Optional<MountPoint> on) {
        Optional<Boolean> writable = permits(UsesPath.Use.WRITE, on);
        boolean inMemory =
                on.flatMap(MountPoint::type).filter(IN_MEMORY::equals).isPresent();
        return inMemory && writable.equals(Optional.of(true))
                ? on.flatMap(MountPoint::size)
                : writable.map(yes -> yes ? Limit.unlimited() : Limit.of(0));
    }
}
