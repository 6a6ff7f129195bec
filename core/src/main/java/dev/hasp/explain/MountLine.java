package dev.hasp.explain;

import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.Propagation;
import dev.hasp.control.Relabel;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/** One line for one mount. */
final class MountLine {

    private MountLine() {}

    static String mount(Mount mount) {
        if (mount instanceof BindMount bind) {
            return bind(bind);
        }
        return mount instanceof VolumeMount volume ? volume(volume) : image((ImageMount) mount);
    }

    private static String bind(BindMount bind) {
        List<String> more = new ArrayList<>();
        more.add(bind.readOnly() ? "read-only" : "writable");
        bind.recursive().map(MountLine::recursive).ifPresent(more::add);
        bind.propagation().map(MountLine::propagation).ifPresent(more::add);
        bind.relabel().map(MountLine::relabel).ifPresent(more::add);
        if (bind.createSource()) {
            more.add("made as a directory of root where it is missing");
        }
        return line(bind, "the host's " + Plain.quoted(bind.source()), more);
    }

    private static String volume(VolumeMount volume) {
        List<String> more = new ArrayList<>();
        more.add(volume.readOnly() ? "read-only" : "writable");
        volume.subpath().ifPresent(path -> more.add("its directory " + Plain.quoted(path) + " alone"));
        if (volume.noCopy()) {
            more.add("without the image's files");
        }
        volume.relabel().map(MountLine::relabel).ifPresent(more::add);
        volume.driver().ifPresent(driver -> more.add("made by the driver " + Plain.quoted(driver)));
        more.addAll(Plain.entries(volume.driverOptions()));
        return line(volume, volume.name().map(name -> "the volume " + name).orElse("a new volume"), more);
    }

    private static String image(ImageMount image) {
        List<String> more = new ArrayList<>(List.of("read-only"));
        image.subpath().ifPresent(path -> more.add("its directory " + Plain.quoted(path) + " alone"));
        return line(image, "the image " + Plain.quoted(image.image()), more);
    }

    static String tmpfs(Tmpfs tmpfs) {
        List<String> more = new ArrayList<>();
        more.add(tmpfs.size()
                .map(size -> "at most " + Plain.size(size))
                .orElse("as much as its memory limit, or half of the host's memory"));
        tmpfs.inodes().ifPresent(inodes -> more.add("at most " + Plain.count(inodes, "file")));
        more.add(tmpfs.readOnly() ? "read-only" : "writable");
        more.add(tmpfs.executable() ? "programs on it run" : "programs on it do not run");
        if (tmpfs.setuid()) {
            more.add("setuid programs count");
        }
        if (tmpfs.devices()) {
            more.add("device nodes work");
        }
        return Plain.quoted(tmpfs.target()) + ": " + String.join(", ", more);
    }

    private static String line(Mount mount, String what, List<String> more) {
        return Plain.quoted(mount.target()) + ": " + what + ", " + String.join(", ", more);
    }

    private static String recursive(BindRecursive recursive) {
        return switch (recursive) {
            case ENABLED -> "with the mounts below it";
            case DISABLED -> "without the mounts below it";
            case WRITABLE -> "mounts below it stay writable";
            case READONLY -> "mounts below it are read-only or it does not start";
        };
    }

    private static String propagation(Propagation propagation) {
        return switch (propagation) {
            case PRIVATE, RPRIVATE -> "later mounts stay where they are made";
            case SLAVE, RSLAVE -> "later mounts of the host appear in it";
            case SHARED, RSHARED -> "mounts that it makes appear on the host";
        };
    }

    private static String relabel(Relabel relabel) {
        return relabel == Relabel.SHARED
                ? "relabelled on the host for all containers"
                : "relabelled on the host for this container alone";
    }
}
