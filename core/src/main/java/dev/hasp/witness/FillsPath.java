package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import java.util.Map;
import java.util.Optional;

/**
 * Writing so much to a path inside. A file system in memory has a size; others count as without end.
 *
 * @param path the path, clean and absolute
 * @param bytes how much
 */
public record FillsPath(String path, long bytes) implements Witness {

    private static final String IN_MEMORY = "tmpfs";

    @Override
    public Aspect<?> aspect() {
        return Aspects.MOUNT_POINTS;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.MOUNT_POINTS)
                .flatMap(mounts -> room(policy, Mounted.on(path, mounts).map(Map.Entry::getValue)))
                .map(size -> size.compareTo(Limit.of(bytes)) >= 0);
    }

    private static Optional<Limit> room(EffectivePolicy policy, Optional<MountPoint> mount) {
        return mount.isPresent()
                ? size(mount.get())
                : policy.get(Aspects.ROOT_READ_ONLY).map(readOnly -> readOnly ? Limit.of(0) : Limit.unlimited());
    }

    private static Optional<Limit> size(MountPoint mount) {
        if (mount.isReadOnly()) {
            return Optional.of(Limit.of(0));
        }
        return mount.type().filter(IN_MEMORY::equals).isPresent() ? mount.size() : Optional.of(Limit.unlimited());
    }

    @Override
    public String toString() {
        return "write " + bytes + " bytes to " + Inert.of(path);
    }
}
