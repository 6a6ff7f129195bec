package dev.hasp.observed;

import dev.hasp.control.Propagation;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The root file system, the mounts, and which of them hide or protect kernel files. */
final class Mounts {

    /** File systems that the kernel makes; of others a mount shows the host's directory. */
    private static final Set<String> KERNEL_MADE =
            Set.of("proc", "sysfs", "tmpfs", "devpts", "mqueue", "cgroup", "cgroup2", "ramfs");

    private static final Set<String> OPTIONS = Set.of("nosuid", "nodev", "noexec");
    private static final List<String> KERNEL_TREES = List.of("/proc", "/sys");

    private final MountTable table;
    private final Source source;
    private final Set<String> kernelPaths;

    private Mounts(MountTable table, Source source, Set<String> kernelPaths) {
        this.table = table;
        this.source = source;
        this.kernelPaths = kernelPaths;
    }

    static List<Sighting<?>> read(Seen<MountTable> table, Source source, List<String> kernelPaths) {
        Seen<Mounts> mounts = table.map(known -> new Mounts(known, source, Set.copyOf(kernelPaths)));
        return List.of(
                table.map(known -> known.rootFileSystem().isReadOnly()).as(Aspects.ROOT_READ_ONLY),
                mounts.map(Mounts::points).as(Aspects.MOUNT_POINTS),
                mounts.map(Mounts::masked).as(Aspects.MASKED),
                mounts.map(Mounts::readOnly).as(Aspects.READ_ONLY));
    }

    /** Kernel files that do not exist, unless what hides a directory above lets it look so. */
    static SortedSet<String> absent(Seen<MountTable> table, Source source, List<String> kernelPaths) {
        if (source.text("/proc/self/status", text -> text).value().isEmpty()) {
            return new TreeSet<>();
        }
        Set<String> hidden = table.map(known -> new Mounts(known, source, Set.copyOf(kernelPaths)).masked())
                .value()
                .<Set<String>>map(masked -> masked)
                .orElse(Set.of());
        SortedSet<String> absent = new TreeSet<>();
        for (String path : kernelPaths) {
            if (source.isMissing(source.files().names(path))
                    && hidden.stream().noneMatch(above -> path.startsWith(above + "/"))) {
                absent.add(path);
            }
        }
        return absent;
    }

    private SortedMap<String, MountPoint> points() {
        SortedMap<String, MountPoint> points = new TreeMap<>();
        for (MountLine line : table.reachable()) {
            boolean listed = !line.target().equals("/")
                    && !masks(line)
                    && !protects(line)
                    && !isController(line)
                    && !isDeviceNode(line)
                    && !Processes.INITS.contains(line.target());
            if (listed) {
                points.put(line.target(), point(line));
            }
        }
        controllers(points);
        return points;
    }

    /** The directory that holds the mounts of controllers is what they have in common. */
    private void controllers(SortedMap<String, MountPoint> points) {
        Set<String> shared = null;
        for (MountLine line : table.reachable()) {
            if (isController(line) && line.type().equals("cgroup")) {
                Set<String> options = point(line).options();
                if (shared == null) {
                    shared = new TreeSet<>(options);
                } else {
                    shared.retainAll(options);
                }
            }
        }
        if (shared != null) {
            points.put(
                    CgroupFiles.ROOT,
                    new MountPoint(
                            Optional.of("cgroup"),
                            new TreeSet<>(shared),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(propagation(table.at(CgroupFiles.ROOT).tags()))));
        }
    }

    private SortedSet<String> masked() {
        return targets(this::masks);
    }

    private SortedSet<String> readOnly() {
        return targets(line -> !masks(line) && protects(line));
    }

    private SortedSet<String> targets(Predicate<MountLine> chosen) {
        return table.reachable().stream()
                .filter(chosen)
                .map(MountLine::target)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Runtimes hide a file behind {@code /dev/null} and a directory behind an empty read-only file system (runc
     * {@code maskPath}, crun {@code do_masked_or_readonly_path}).
     */
    private boolean masks(MountLine line) {
        if (!mayBeKernelFile(line)) {
            return false;
        }
        boolean file = line.root().equals("/null")
                && (line.type().equals("tmpfs") || line.type().equals("devtmpfs"));
        return file || (line.type().equals("tmpfs") && line.isReadOnly() && isEmpty(line.target()));
    }

    /** Whether nothing is known to be in it. */
    private boolean isEmpty(String directory) {
        return source.names(directory).value().map(List::isEmpty).orElse(true);
    }

    /** Runtimes bind a path on itself and make that mount read-only (runc {@code readonlyPath}). */
    private boolean protects(MountLine line) {
        boolean kernels = line.type().equals("proc") || line.type().equals("sysfs");
        return mayBeKernelFile(line)
                && line.options().contains("ro")
                && (kernels ? !line.isWhole() : kernelPaths.contains(line.target()));
    }

    private boolean mayBeKernelFile(MountLine line) {
        return !line.target().equals(CgroupFiles.ROOT)
                && !line.isBelow(CgroupFiles.ROOT)
                && (KERNEL_TREES.stream().anyMatch(line::isBelow) || kernelPaths.contains(line.target()));
    }

    /** The mounts of controllers below the directory for cgroups, those of a hybrid machine among them. */
    private static boolean isController(MountLine line) {
        return line.isBelow(CgroupFiles.ROOT) && line.type().startsWith("cgroup");
    }

    /** A node of the host, bound where the container may not make its own (runc {@code bindMountDeviceNode}). */
    private static boolean isDeviceNode(MountLine line) {
        return line.isBelow("/dev")
                && !line.isWhole()
                && (line.type().equals("devtmpfs") || line.type().equals("devpts"));
    }

    private MountPoint point(MountLine line) {
        SortedSet<String> options = new TreeSet<>(line.options());
        options.retainAll(OPTIONS);
        if (line.isReadOnly()) {
            options.add("ro");
        }
        boolean made = line.isWhole() && KERNEL_MADE.contains(line.type());
        return new MountPoint(
                made ? Optional.of(line.type()) : Optional.empty(),
                options,
                made && line.type().equals("tmpfs") ? size(line.superOptions()) : Optional.empty(),
                Optional.empty(),
                Optional.of(propagation(line.tags())));
    }

    /** {@code shmem_show_options} writes KiB, 0 for no limit, and nothing for the default of half the memory. */
    private Optional<Limit> size(Set<String> options) {
        for (String option : options) {
            if (option.startsWith("size=") && option.endsWith("k")) {
                long kibibytes = Numbers.natural(option.substring("size=".length(), option.length() - 1));
                return Optional.of(kibibytes == 0 ? Limit.unlimited() : Limit.of(MemInfo.bytes(kibibytes)));
            }
        }
        return source.text("/proc/meminfo", MemInfo::halfOfMemory).value().map(Limit::of);
    }

    private static Propagation propagation(List<String> tags) {
        if (tags.stream().anyMatch(tag -> tag.startsWith("shared:"))) {
            return Propagation.SHARED;
        }
        return tags.stream().anyMatch(tag -> tag.startsWith("master:")) ? Propagation.SLAVE : Propagation.PRIVATE;
    }
}
