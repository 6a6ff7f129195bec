package dev.hasp.mac;

import static dev.hasp.control.Controls.MASKED_PATHS;
import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.READ_ONLY_PATHS;
import static dev.hasp.control.Controls.READ_ONLY_ROOTFS;
import static dev.hasp.control.Controls.TMPFS;

import dev.hasp.SecuritySpec;
import dev.hasp.control.CleanPath;
import dev.hasp.control.Mount;
import dev.hasp.control.Tmpfs;
import dev.hasp.effective.MountPoint;
import dev.hasp.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Where in a container files can be written and run, by its mounts and its paths that are read-only or hidden. */
final class ContainerFiles {

    /** Longer ones would fill the profile with patterns; the kernel mounts on up to 4095 bytes. */
    private static final int LONGEST = 1023;

    /** What holds from a path down to the next. */
    private record Use(boolean writable, boolean executable, String control) {}

    private final SortedMap<String, Use> uses = new TreeMap<>();

    /**
     * Takes together what is known.
     *
     * @param volumes paths of volumes that the image declares
     */
    ContainerFiles(SecuritySpec spec, KnownPolicy policy, Collection<String> volumes) {
        boolean readOnly = policy.isRootReadOnly();
        uses.put("/", new Use(!readOnly, true, READ_ONLY_ROOTFS.key()));
        volumes.stream().map(CleanPath::of).forEach(path -> put(path, new Use(true, true, "volume of the image")));
        for (Map.Entry<String, MountPoint> mount : policy.mounts().entrySet()) {
            String path = CleanPath.of(mount.getKey());
            boolean writable = !mount.getValue().isReadOnly();
            boolean executable = !mount.getValue().options().contains("noexec");
            put(path, new Use(writable, executable, control(spec, path)));
        }
        policy.readOnly().forEach(path -> close(path, READ_ONLY_PATHS.key()));
        policy.masked().forEach(path -> {
            uses.keySet().removeIf(below -> CleanPath.isBelow(below, CleanPath.of(path)));
            close(path, MASKED_PATHS.key());
        });
    }

    /** runc readonlyPath and maskPath: after the mounts, and the mounts below a read-only path stay as they are. */
    private void close(String path, String control) {
        String clean = CleanPath.of(path);
        Use before = at(clean);
        put(clean, new Use(false, before.executable(), control));
    }

    private Use at(String path) {
        Use use = uses.get(path);
        for (String parent = path; use == null; use = uses.get(parent)) {
            parent = parent.substring(0, Math.max(1, parent.lastIndexOf('/')));
        }
        return use;
    }

    private static String control(SecuritySpec spec, String path) {
        boolean tmpfs = spec.get(TMPFS).orElse(List.of()).stream()
                .map(Tmpfs::target)
                .map(CleanPath::of)
                .anyMatch(path::equals);
        boolean mount = spec.get(MOUNTS).orElse(List.of()).stream()
                .map(Mount::target)
                .map(CleanPath::of)
                .anyMatch(path::equals);
        return tmpfs ? TMPFS.key() : mount ? MOUNTS.key() : "the engine's own mount";
    }

    /** Where files can be written, as far as the mounts permit. */
    List<FileArea> writable() {
        return areas(Use::writable);
    }

    /** Where files can be run. */
    List<FileArea> executable() {
        return areas(Use::executable).stream()
                .map(area -> area.path().equals("/")
                        ? new FileArea(area.path(), area.others(), "as the engine's default")
                        : area)
                .toList();
    }

    /** Every path at which something begins. */
    SortedSet<String> paths() {
        return new TreeSet<>(uses.keySet());
    }

    private List<FileArea> areas(Predicate<Use> test) {
        List<FileArea> areas = new ArrayList<>();
        uses.forEach((path, use) -> {
            if (test.test(use) && (path.equals("/") || isApart(path) || !test.test(above(path)))) {
                areas.add(new FileArea(path, firstBelow(path, test), use.control()));
            }
        });
        return areas;
    }

    /** Has patterns of its own even if the same holds above it, for the sake of those who read them. */
    private static boolean isApart(String path) {
        return path.equals(FileArea.PROC);
    }

    private void put(String path, Use use) {
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new UnderivableException("the path " + Quoted.of(path) + " is longer than " + LONGEST
                    + " bytes, for which no AppArmor rules are made; mount at a shorter one");
        }
        uses.put(path, use);
    }

    private Use above(String path) {
        return at(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
    }

    /** The paths below one that a test does not hold for, and what is apart, without those below another such. */
    private SortedSet<String> firstBelow(String path, Predicate<Use> test) {
        SortedSet<String> found = new TreeSet<>();
        uses.forEach((below, use) -> {
            if (CleanPath.isBelow(below, path)
                    && (isApart(below) || !test.test(use))
                    && found.stream().noneMatch(outer -> CleanPath.isBelow(below, outer))) {
                found.add(below);
            }
        });
        return found;
    }
}
