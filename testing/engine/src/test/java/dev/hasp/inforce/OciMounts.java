package dev.hasp.inforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.control.Propagation;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mounts of an OCI configuration as the kernel then holds them, without the file of an init. */
final class OciMounts {

    private static final Set<String> FLAGS = Set.of("ro", "nosuid", "nodev", "noexec");
    private static final String INIT = "/sbin/docker-init";
    private static final Pattern VOLUME = Pattern.compile(".*/volumes/([^/]+)/_data");
    private static final Pattern SIZE = Pattern.compile("size=(\\d+)([kmg]?)");
    private static final long PAGE = 4096;

    private static final MountPoint SHARED_MEMORY = new MountPoint(
            Optional.of("tmpfs"),
            new TreeSet<>(List.of("nodev", "noexec", "nosuid")),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Propagation.PRIVATE));

    private OciMounts() {}

    static SortedMap<String, MountPoint> of(OciConfig config) {
        SortedMap<String, MountPoint> mounts = new TreeMap<>();
        for (JsonNode mount : config.mounts()) {
            String target =
                    Path.of(mount.path("destination").asText()).normalize().toString();
            mounts.put(target, isSharedMemory(mount) ? SHARED_MEMORY : point(mount));
        }
        mounts.remove(INIT);
        return mounts;
    }

    /** The engine makes it beforehand, and binds it where others may join it (moby {@code setupIPCDirs}). */
    private static boolean isSharedMemory(JsonNode mount) {
        return mount.path("type").asText().equals("bind")
                && mount.path("source").asText().endsWith("/mounts/shm");
    }

    private static MountPoint point(JsonNode mount) {
        List<String> options = OciConfig.texts(mount.path("options"));
        TreeSet<String> flags = new TreeSet<>(options);
        if (flags.contains("rro")) {
            flags.add("ro");
        }
        flags.retainAll(FLAGS);
        String type = mount.path("type").asText();
        boolean bound = type.equals("bind");
        return new MountPoint(
                bound ? Optional.empty() : Optional.of(type),
                flags,
                options.stream().flatMap(option -> size(option).stream()).reduce((first, last) -> last),
                bound ? Optional.of(source(mount.path("source").asText())) : Optional.empty(),
                Optional.of(propagation(options)));
    }

    /** The kernel rounds a size up to pages (Linux {@code shmem_parse_one}). */
    private static Optional<Limit> size(String option) {
        Matcher size = SIZE.matcher(option);
        if (!size.matches()) {
            return Optional.empty();
        }
        int shift = 10 * ("kmg".indexOf(size.group(2)) + 1);
        long bytes = Long.parseLong(size.group(1)) << (size.group(2).isEmpty() ? 0 : shift);
        return Optional.of(Limit.of((bytes + PAGE - 1) / PAGE * PAGE));
    }

    /** A volume by its name. */
    private static String source(String path) {
        Matcher volume = VOLUME.matcher(path);
        return volume.matches() ? volume.group(1) : path;
    }

    /** The kernel keeps it for each mount alone: that it is set for those below too does not show. */
    private static Propagation propagation(List<String> options) {
        for (String option : options) {
            switch (option) {
                case "slave", "rslave" -> {
                    return Propagation.SLAVE;
                }
                case "shared", "rshared" -> {
                    return Propagation.SHARED;
                }
                default -> {
                    continue;
                }
            }
        }
        return Propagation.PRIVATE;
    }
}
