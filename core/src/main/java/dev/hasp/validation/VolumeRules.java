package dev.hasp.validation;

import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.STORAGE_OPTIONS;
import static dev.hasp.control.Controls.VOLUME_DRIVER;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.ByteSize;
import dev.hasp.control.CleanPath;
import dev.hasp.control.ImageMount;
import dev.hasp.control.MalformedValueException;
import dev.hasp.control.Mount;
import dev.hasp.control.VolumeMount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Volumes, files of images, and the container's own writable layer. */
final class VolumeRules {

    static final List<Rule> ALL = List.of(
            error("subpath-leaves-volume", "give a relative path that does not go up", VolumeRules::subpath),
            warning("volume-driver-not-for-mounts", "set driver on the volume itself", VolumeRules::volumeDriver),
            error("storage-option-unknown", "keep size alone, as a number of bytes", VolumeRules::storageOption),
            warning(
                    "storage-size-needs-quota",
                    "make sure that the engine's storage can limit it: overlay2 on xfs with pquota",
                    VolumeRules::storageSize));

    private VolumeRules() {}

    /** moby linux_parser (Go filepath.IsLocal): a subpath is relative and stays inside. */
    private static void subpath(Asked asked, Rule.Found found) {
        asked.each(MOUNTS)
                .forEach(mount -> subpath(mount)
                        .filter(path -> path.startsWith("/") || CleanPath.climbs(path))
                        .ifPresent(path -> found.at(
                                MOUNTS,
                                asked.say(MOUNTS, mount.target()) + " has the subpath " + Asked.text(path)
                                        + " that leaves it")));
    }

    private static Optional<String> subpath(Mount mount) {
        if (mount instanceof VolumeMount volume) {
            return volume.subpath();
        }
        return mount instanceof ImageMount image ? image.subpath() : Optional.empty();
    }

    /** Docker Engine API, HostConfig.VolumeDriver: it counts for short-form mounts and volumes of the image alone. */
    private static void volumeDriver(Asked asked, Rule.Found found) {
        asked.volumeDriver()
                .ifPresent(driver -> asked.each(MOUNTS).forEach(mount -> {
                    if (mount instanceof VolumeMount volume && volume.driver().isEmpty()) {
                        found.at(
                                VOLUME_DRIVER,
                                asked.say(VOLUME_DRIVER, driver) + " may not count for "
                                        + asked.say(MOUNTS, volume.target()) + ", which takes the driver local");
                    }
                }));
    }

    /** moby overlay2 and btrfs parseStorageOpt: size is the only option of a container. */
    private static void storageOption(Asked asked, Rule.Found found) {
        asked.get(STORAGE_OPTIONS).orElse(Map.of()).forEach((name, value) -> {
            if (!name.toLowerCase(Locale.ROOT).equals("size")) {
                found.at(
                        STORAGE_OPTIONS,
                        asked.say(STORAGE_OPTIONS, name) + " is no option of Docker's storage drivers");
            } else if (!isSize(value)) {
                found.at(STORAGE_OPTIONS, asked.say(STORAGE_OPTIONS, name + "=" + value) + " is no size");
            }
        });
    }

    private static boolean isSize(String text) {
        try {
            return ByteSize.parse(text).bytes() > 0;
        } catch (MalformedValueException notASize) {
            return false;
        }
    }

    /** moby overlay2: size needs xfs mounted with pquota, else the container is refused. */
    private static void storageSize(Asked asked, Rule.Found found) {
        asked.get(STORAGE_OPTIONS).orElse(Map.of()).forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).equals("size")) {
                found.at(
                        STORAGE_OPTIONS,
                        asked.say(STORAGE_OPTIONS, name + "=" + value) + " is refused where the storage has no quota");
            }
        });
    }
}
