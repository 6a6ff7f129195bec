package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.MountPoint;
import java.util.Map;
import java.util.Optional;

/**
 * Reading or writing what mounts show of the host, of volumes and images, or of the kernel.
 *
 * @param place what
 * @param write whether it writes, and does not read
 */
public record ReachesPlace(Place place, boolean write) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.MOUNT_POINTS;
    }

    /** By the paths that would lead there, each of which another mount may hide. */
    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.MOUNT_POINTS)
                .map(mounts -> mounts.entrySet().stream().anyMatch(mount -> leads(mount, mounts)));
    }

    private boolean leads(Map.Entry<String, MountPoint> mount, Map<String, MountPoint> mounts) {
        Optional<String> inside = Place.of(mount.getValue())
                .filter(place::isAtOrBelow)
                .map(source -> rest(source.path()))
                .map(rest ->
                        mount.getKey().equals("/") ? "/" + rest : mount.getKey() + (rest.isEmpty() ? "" : "/" + rest));
        return (!write || !mount.getValue().isReadOnly())
                && inside.flatMap(path -> Mounted.on(path, mounts))
                        .filter(on -> on.getKey().equals(mount.getKey()))
                        .isPresent();
    }

    /** What follows the source in the path, without a slash. */
    private String rest(String source) {
        return place.path()
                .substring(Math.min(
                        source.equals("/") ? 1 : source.length() + 1,
                        place.path().length()));
    }

    @Override
    public String toString() {
        return (write ? "write to " : "read ") + place;
    }
}
