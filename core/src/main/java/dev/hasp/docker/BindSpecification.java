package dev.hasp.docker;

import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.Mount;
import dev.hasp.control.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The older way to say a mount, {@code source:target:options}, as {@code --volume} and {@code HostConfig.Binds} take it.
 *
 * <p>It alone can relabel, and it always creates a source that is missing. It has no way to say a colon in a path, how
 * mounts below the source are treated, or a part of a volume.
 */
final class BindSpecification {

    private BindSpecification() {}

    /** Whether the mount goes this way: it relabels, or creates its source and can be said so. */
    static boolean fits(Mount mount) {
        if (mount instanceof VolumeMount volume) {
            return volume.relabel().isPresent();
        }
        if (mount instanceof BindMount bind) {
            return bind.relabel().isPresent()
                    || (bind.createSource() && problem(mount).isEmpty());
        }
        return false;
    }

    /** The text; empty, with a finding, for what it cannot say. */
    static Optional<String> text(Mount mount, Output out) {
        Optional<String> problem = problem(mount);
        if (problem.isPresent()) {
            out.cannot(
                    "the mount at " + mount.target() + " relabels and " + problem.get(),
                    "leave relabel out and label the source once (chcon), or take that away");
            return Optional.empty();
        }
        if (mount instanceof BindMount bind && !bind.createSource()) {
            out.cannot(
                    "the mount at " + mount.target()
                            + " relabels, and the engine creates a missing source where it relabels",
                    "set createSource, or leave relabel out and label the source once (chcon)");
            return Optional.empty();
        }
        return Optional.of(source(mount) + ":" + mount.target() + ":" + String.join(",", options(mount)));
    }

    private static String source(Mount mount) {
        return mount instanceof BindMount bind
                ? bind.source()
                : ((VolumeMount) mount).name().orElseThrow();
    }

    private static List<String> options(Mount mount) {
        List<String> options = new ArrayList<>();
        options.add(mount.readOnly() ? "ro" : "rw");
        if (mount instanceof BindMount bind) {
            bind.relabel().ifPresent(relabel -> options.add(relabel.toString()));
            bind.propagation().ifPresent(propagation -> options.add(propagation.toString()));
        } else if (mount instanceof VolumeMount volume) {
            volume.relabel().ifPresent(relabel -> options.add(relabel.toString()));
            if (volume.noCopy()) {
                options.add("nocopy");
            }
        }
        return options;
    }

    /** What this way cannot say of a mount. */
    private static Optional<String> problem(Mount mount) {
        if (mount.target().indexOf(':') >= 0) {
            return Optional.of("has a colon in its target");
        }
        if (mount instanceof BindMount bind) {
            if (bind.source().indexOf(':') >= 0) {
                return Optional.of("has a colon in its source");
            }
            return bind.recursive()
                    .filter(recursive -> recursive != BindRecursive.ENABLED)
                    .map(recursive -> "says recursive: " + recursive);
        }
        return mount instanceof VolumeMount volume ? problem(volume) : Optional.empty();
    }

    private static Optional<String> problem(VolumeMount volume) {
        if (volume.name().isEmpty()) {
            return Optional.of("has no name");
        }
        if (volume.subpath().isPresent()) {
            return Optional.of("has a subpath");
        }
        return volume.driver().isPresent() || !volume.driverOptions().isEmpty()
                ? Optional.of("has a driver")
                : Optional.empty();
    }
}
