package dev.hasp.docker;

import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/** Mounts as flags (opts/mount.go of docker/cli 28.5). */
final class MountFlags {

    static final String LIMITS =
            "relabel only with createSource; recursive: docker 25; volume subpath: docker 26; image: docker 28";

    private MountFlags() {}

    static void write(List<Mount> mounts, FlagWriter out) {
        for (Mount mount : mounts) {
            if (BindSpecification.fits(mount)) {
                BindSpecification.text(mount, out).ifPresent(text -> out.flag("--volume", text));
            } else {
                mount(fields(mount, out), out);
            }
        }
    }

    private static void mount(List<String> fields, FlagWriter out) {
        for (String field : fields) {
            String value = field.substring(field.indexOf('=') + 1);
            if (!Csv.keeps(field) || !value.equals(value.strip())) {
                out.cannot(
                        "the docker command does not take \"" + value
                                + "\" in a mount as it is: it drops a carriage return before a newline, and refuses blanks"
                                + " at either end",
                        "rename it, or create the container with docker-java");
                return;
            }
        }
        out.flag("--mount", Csv.record(fields));
    }

    private static List<String> fields(Mount mount, FlagWriter out) {
        List<String> fields = new ArrayList<>();
        if (mount instanceof BindMount bind) {
            bind(bind, fields, out);
        } else if (mount instanceof VolumeMount volume) {
            volume(volume, fields);
        } else if (mount instanceof ImageMount image) {
            fields.addAll(List.of("type=image", "source=" + image.image(), "target=" + image.target()));
            fields.add("readonly");
            image.subpath().ifPresent(path -> fields.add("image-subpath=" + path));
        }
        return fields;
    }

    private static void bind(BindMount bind, List<String> fields, FlagWriter out) {
        fields.addAll(List.of("type=bind", "source=" + bind.source(), "target=" + bind.target()));
        if (bind.readOnly()) {
            fields.add("readonly");
        }
        bind.propagation().ifPresent(propagation -> fields.add("bind-propagation=" + propagation));
        bind.recursive()
                .filter(recursive -> recursive != BindRecursive.ENABLED)
                .ifPresent(recursive -> fields.add("bind-recursive=" + recursive));
        if (bind.createSource()) {
            out.cannot(
                    "no flag creates the missing source of the mount at " + bind.target()
                            + ", since its paths or its recursive setting need --mount",
                    "create the source first and leave createSource out");
        }
    }

    private static void volume(VolumeMount volume, List<String> fields) {
        fields.add("type=volume");
        volume.name().ifPresent(name -> fields.add("source=" + name));
        fields.add("target=" + volume.target());
        if (volume.readOnly()) {
            fields.add("readonly");
        }
        if (volume.noCopy()) {
            fields.add("volume-nocopy");
        }
        volume.subpath().ifPresent(path -> fields.add("volume-subpath=" + path));
        volume.driver().ifPresent(driver -> fields.add("volume-driver=" + driver));
        volume.driverOptions().forEach((key, value) -> fields.add("volume-opt=" + key + "=" + value));
    }
}
