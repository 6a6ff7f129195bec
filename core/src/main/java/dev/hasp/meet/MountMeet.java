package dev.hasp.meet;

import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.Propagation;
import dev.hasp.control.Relabel;
import dev.hasp.control.VolumeMount;
import java.util.List;
import java.util.Optional;

/** Two mounts at one place. */
final class MountMeet {

    private static final List<Optional<Propagation>> LEAST_SPREADING = List.of(
            Optional.of(Propagation.RPRIVATE),
            Optional.empty(),
            Optional.of(Propagation.PRIVATE),
            Optional.of(Propagation.RSLAVE),
            Optional.of(Propagation.SLAVE),
            Optional.of(Propagation.RSHARED),
            Optional.of(Propagation.SHARED));

    private static final List<Optional<BindRecursive>> LEAST_BELOW = List.of(
            Optional.of(BindRecursive.DISABLED),
            Optional.of(BindRecursive.READONLY),
            Optional.of(BindRecursive.ENABLED),
            Optional.empty(),
            Optional.of(BindRecursive.WRITABLE));

    private MountMeet() {}

    static Answer<Mount> of(Mount first, Mount second) {
        Mount one = clean(first);
        Mount other = clean(second);
        Optional<Mount> both = Optional.empty();
        if (one instanceof BindMount bind && other instanceof BindMount bound) {
            both = binds(bind, bound);
        } else if (one instanceof VolumeMount volume && other instanceof VolumeMount again) {
            both = volumes(volume, again);
        } else if (one.equals(other)) {
            both = Optional.of(one);
        }
        return both.isPresent()
                ? Answer.of(both)
                : Answer.disputed(
                        "each mounts something else on " + one.target(), "mount the same there in both layers");
    }

    /** The same at clean paths. */
    static Mount clean(Mount mount) {
        String target = Paths.clean(mount.target());
        if (mount instanceof BindMount bind) {
            return BindMount.builder()
                    .from(bind)
                    .target(target)
                    .source(Paths.clean(bind.source()))
                    .build();
        }
        if (mount instanceof VolumeMount volume) {
            return VolumeMount.builder().from(volume).target(target).build();
        }
        return ImageMount.builder()
                .image(((ImageMount) mount).image())
                .subpath(((ImageMount) mount).subpath())
                .target(target)
                .build();
    }

    private static Optional<Mount> binds(BindMount first, BindMount second) {
        if (!first.source().equals(second.source())) {
            return Optional.empty();
        }
        return Optional.of(BindMount.builder()
                .source(first.source())
                .target(first.target())
                .readOnly(first.readOnly() || second.readOnly())
                .propagation(before(LEAST_SPREADING, first.propagation(), second.propagation()))
                .recursive(before(LEAST_BELOW, first.recursive(), second.recursive()))
                .relabel(relabel(first.relabel(), second.relabel()))
                .createSource(first.createSource() && second.createSource())
                .build());
    }

    private static Optional<Mount> volumes(VolumeMount first, VolumeMount second) {
        boolean same = first.name().equals(second.name())
                && first.subpath().equals(second.subpath())
                && first.driver().equals(second.driver())
                && first.driverOptions().equals(second.driverOptions());
        return same
                ? Optional.of(VolumeMount.builder()
                        .from(first)
                        .readOnly(first.readOnly() || second.readOnly())
                        .noCopy(first.noCopy() || second.noCopy())
                        .relabel(relabel(first.relabel(), second.relabel()))
                        .build())
                : Optional.empty();
    }

    /** A label on the host is changed only as both say. */
    private static Optional<Relabel> relabel(Optional<Relabel> first, Optional<Relabel> second) {
        return first.equals(second) ? first : Optional.empty();
    }

    private static <T> Optional<T> before(List<Optional<T>> order, Optional<T> first, Optional<T> second) {
        return order.indexOf(first) <= order.indexOf(second) ? first : second;
    }
}
