package dev.hasp.docker;

import dev.hasp.control.BindMount;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mounts in the create body. */
final class ApiMounts {

    static final String LIMITS =
            "relabel only with createSource; recursive: API 1.44; volume subpath: API 1.45; image: API 1.48";

    private ApiMounts() {}

    static void write(List<Mount> mounts, ApiBody out) {
        List<String> binds = new ArrayList<>();
        List<Map<String, Object>> others = new ArrayList<>();
        for (Mount mount : mounts) {
            if (BindSpecification.fits(mount)) {
                BindSpecification.text(mount, out).ifPresent(binds::add);
            } else {
                others.add(object(mount));
            }
        }
        out.setOrLeave(new HostConfigField("Binds"), binds);
        out.setOrLeave(new HostConfigField("Mounts"), others);
        out.leave(CommandField.VOLUMES);
    }

    private static Map<String, Object> object(Mount mount) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (mount instanceof BindMount bind) {
            object.put("Type", "bind");
            object.put("Source", bind.source());
            putUnlessEmpty(object, "BindOptions", options(bind));
        } else if (mount instanceof VolumeMount volume) {
            object.put("Type", "volume");
            volume.name().ifPresent(name -> object.put("Source", name));
            putUnlessEmpty(object, "VolumeOptions", options(volume));
        } else if (mount instanceof ImageMount image) {
            object.put("Type", "image");
            object.put("Source", image.image());
            image.subpath().ifPresent(path -> object.put("ImageOptions", Map.of("Subpath", path)));
        }
        object.put("Target", mount.target());
        if (mount.readOnly()) {
            object.put("ReadOnly", true);
        }
        return object;
    }

    private static Map<String, Object> options(BindMount bind) {
        Map<String, Object> options = new LinkedHashMap<>();
        bind.propagation().ifPresent(propagation -> options.put("Propagation", propagation.toString()));
        bind.recursive().ifPresent(recursive -> {
            switch (recursive) {
                case DISABLED -> options.put("NonRecursive", true);
                case WRITABLE -> options.put("ReadOnlyNonRecursive", true);
                case READONLY -> options.put("ReadOnlyForceRecursive", true);
                case ENABLED -> {}
            }
        });
        if (bind.createSource()) {
            options.put("CreateMountpoint", true);
        }
        return options;
    }

    private static Map<String, Object> options(VolumeMount volume) {
        Map<String, Object> options = new LinkedHashMap<>();
        if (volume.noCopy()) {
            options.put("NoCopy", true);
        }
        volume.subpath().ifPresent(path -> options.put("Subpath", path));
        Map<String, Object> driver = new LinkedHashMap<>();
        volume.driver().ifPresent(name -> driver.put("Name", name));
        if (!volume.driverOptions().isEmpty()) {
            driver.put("Options", volume.driverOptions());
        }
        putUnlessEmpty(options, "DriverConfig", driver);
        return options;
    }

    private static void putUnlessEmpty(Map<String, Object> object, String key, Map<String, Object> value) {
        if (!value.isEmpty()) {
            object.put(key, value);
        }
    }
}
