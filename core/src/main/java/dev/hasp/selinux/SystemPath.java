package dev.hasp.selinux;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A path of a host that must keep its labels, and why: {@code z} and {@code Z} would give it, and all below it, the type
 * of container files, with which the host's own confined programs cannot work and every container can.
 *
 * @param path the path of the system that is harmed
 * @param kind how what is relabelled stands to it
 */
public record SystemPath(String path, Kind kind) {

    /** How what is relabelled stands to a path of the system. */
    public enum Kind {
        /** It is one that engines refuse where SELinux is on. */
        GUARDED_BY_ENGINES,
        /** It has one inside, and relabelling goes all the way down. */
        PARENT,
        /** It is one that no engine looks for, or is inside one. */
        INSIDE,
        /** It is the engine's own, or inside. */
        OF_ENGINE
    }

    /**
     * go-selinux {@code chcon}, excludePaths: compared as a whole, so that neither parents nor children nor other names
     * of the same directory are seen; an older list of go-selinux had {@code /}, {@code /usr} and {@code /etc} alone.
     * It also has the home directory in the daemon's environment.
     */
    private static final Set<String> GUARDED = Set.of(
            "/",
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/etc/passwd",
            "/etc/pki",
            "/etc/shadow",
            "/home",
            "/lib",
            "/lib64",
            "/media",
            "/opt",
            "/proc",
            "/root",
            "/run",
            "/sbin",
            "/srv",
            "/sys",
            "/tmp",
            "/usr",
            "/var",
            "/var/lib",
            "/var/log");

    /** hier(7) and file-hierarchy(7): trees that belong to the system at every depth. */
    private static final List<String> TREES = List.of(
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/ostree",
            "/proc",
            "/run",
            "/sbin",
            "/sys",
            "/sysroot",
            "/usr",
            "/var/lib/dpkg",
            "/var/lib/etcd",
            "/var/lib/kubelet",
            "/var/lib/rpm",
            "/var/lib/selinux",
            "/var/lib/systemd",
            "/var/log",
            "/var/run",
            "/var/spool/cron");

    /** Shared by all of the system, while what is inside belongs to whoever made it. */
    private static final Set<String> SHARED = Set.of("/mnt", "/var/cache", "/var/spool", "/var/tmp");

    /** Where Docker, containerd, Podman and Docker's snap keep images, containers and volumes. */
    private static final List<String> ENGINES =
            List.of("/var/lib/containerd", "/var/lib/containers", "/var/lib/docker", "/var/snap/docker");

    /** The same of engines without root. */
    private static final Pattern ROOTLESS = Pattern.compile("(/.+/\\.local/share/(?:docker|containers))(?:/.*)?");

    /** What is inside a volume is made for containers. */
    private static final Pattern IN_VOLUME = Pattern.compile("/(?:storage/)?volumes/[^/]+(?:/.*)?");

    /** A home directory, and what sshd and gpg-agent must reach in it. */
    private static final Pattern HOME = Pattern.compile("(/root|/home/[^/]+)(?:/\\.(?:ssh|gnupg)(?:/.*)?)?");

    /** What relabelling a path would harm, empty for none. */
    public static Optional<SystemPath> find(String path) {
        return find(path, Set.of());
    }

    /**
     * What relabelling a path would harm, empty for none.
     *
     * @param path absolute, without {@code .}, {@code ..}, doubled and trailing slashes, and with every link followed
     *     where that is known
     * @param engineDirectories where the engine keeps its data, besides the usual directories
     */
    public static Optional<SystemPath> find(String path, Collection<String> engineDirectories) {
        if (GUARDED.contains(path)) {
            return Optional.of(new SystemPath(path, Kind.GUARDED_BY_ENGINES));
        }
        return ofEngine(path, engineDirectories)
                .or(() -> inside(path))
                .or(() -> Stream.of(TREES.stream(), ENGINES.stream(), engineDirectories.stream())
                        .flatMap(trees -> trees)
                        .filter(tree -> isBelow(/* path= */ tree, /* tree= */ path))
                        .findFirst()
                        .map(tree -> new SystemPath(tree, Kind.PARENT)));
    }

    private static Optional<SystemPath> ofEngine(String path, Collection<String> more) {
        Matcher rootless = ROOTLESS.matcher(path);
        Stream<String> known = Stream.concat(more.stream(), ENGINES.stream());
        return (rootless.matches() ? Stream.concat(Stream.of(rootless.group(1)), known) : known)
                .filter(tree -> isWithin(path, tree))
                .findFirst()
                .filter(tree ->
                        !IN_VOLUME.matcher(path.substring(tree.length())).matches())
                .map(tree -> new SystemPath(tree, Kind.OF_ENGINE));
    }

    private static Optional<SystemPath> inside(String path) {
        Matcher home = HOME.matcher(path);
        if (home.matches()) {
            return Optional.of(new SystemPath(home.group(1), Kind.INSIDE));
        }
        return Stream.concat(TREES.stream(), SHARED.stream().filter(path::equals))
                .filter(tree -> isWithin(path, tree))
                .findFirst()
                .map(tree -> new SystemPath(tree, Kind.INSIDE));
    }

    private static boolean isWithin(String path, String tree) {
        return path.equals(tree) || isBelow(path, tree);
    }

    private static boolean isBelow(String path, String tree) {
        return path.startsWith(tree + "/");
    }
}
