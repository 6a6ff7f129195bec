package dev.hasp.witness;

import dev.hasp.control.Propagation;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.MountPoint;
import java.util.Map;
import java.util.Optional;

/**
 * Using a path inside, as far as the mount that it is on permits.
 *
 * @param use how
 * @param path the path, clean and absolute
 */
public record UsesPath(Use use, String path) implements Witness {

    /** What mounts permit or not ({@code mount(8)}, {@code mount_namespaces(7)}). */
    public enum Use {
        /** Write; denied by {@code ro}. */
        WRITE("write to %s"),
        /** Run programs; denied by {@code noexec}. */
        EXECUTE("run programs in %s"),
        /** Gain by setuid bits and file capabilities; denied by {@code nosuid}. */
        GAIN("gain privileges by programs in %s"),
        /** Open device nodes; denied by {@code nodev}. */
        OPEN_DEVICE("open device nodes in %s"),
        /** Make mounts that appear on the host; needs propagation {@code shared}. */
        MOUNT_ON_HOST("make mounts in %s that appear on the host"),
        /** See mounts that the host makes later; needs propagation {@code slave} or {@code shared}. */
        SEE_MOUNTS("see mounts that the host makes later in %s");

        private final String words;

        Use(String words) {
            this.words = words;
        }
    }

    private static final String ROOT = "/";

    @Override
    public Aspect<?> aspect() {
        return isOfRoot() ? Aspects.ROOT_READ_ONLY : Aspects.MOUNT_POINTS;
    }

    /** Nothing is mounted on the root itself. */
    private boolean isOfRoot() {
        return path.equals(ROOT) && use == Use.WRITE;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        if (isOfRoot()) {
            return root(policy);
        }
        return policy.get(Aspects.MOUNT_POINTS)
                .flatMap(mounts -> by(policy, Mounted.on(path, mounts).map(Map.Entry::getValue)));
    }

    private Optional<Boolean> by(EffectivePolicy policy, Optional<MountPoint> mount) {
        return mount.isPresent() ? by(mount.get()) : byRoot(policy);
    }

    private Optional<Boolean> byRoot(EffectivePolicy policy) {
        return switch (use) {
            case WRITE -> root(policy);
            case EXECUTE, GAIN, OPEN_DEVICE -> Optional.of(true);
            case MOUNT_ON_HOST, SEE_MOUNTS -> Optional.of(false);
        };
    }

    private static Optional<Boolean> root(EffectivePolicy policy) {
        return policy.get(Aspects.ROOT_READ_ONLY).map(readOnly -> !readOnly);
    }

    private Optional<Boolean> by(MountPoint mount) {
        return switch (use) {
            case WRITE -> Optional.of(!mount.isReadOnly());
            case EXECUTE -> Optional.of(!mount.options().contains("noexec"));
            case GAIN -> Optional.of(!mount.options().contains("nosuid"));
            case OPEN_DEVICE -> Optional.of(!mount.options().contains("nodev"));
            case MOUNT_ON_HOST -> mount.propagation().map(Propagation.SHARED::equals);
            case SEE_MOUNTS -> mount.propagation().map(kept -> kept != Propagation.PRIVATE);
        };
    }

    @Override
    public String toString() {
        return String.format(use.words, Inert.of(path));
    }
}
