package dev.hasp.danger;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Paths of a Linux host that are worth more than others (hier(7), FHS 3.0, and the engines' own documentation). */
final class HostPaths {

    /** Names of sockets by which engines take orders, wherever they are. */
    private static final Set<String> SOCKETS =
            Set.of("docker.sock", "containerd.sock", "podman.sock", "crio.sock", "cri-dockerd.sock", "buildkitd.sock");

    /** Where they are unless someone moved them: dockerd, containerd, Podman, CRI-O, k3s, BuildKit. */
    private static final List<String> SOCKET_PATHS = List.of(
            "/run/docker.sock",
            "/run/containerd/containerd.sock",
            "/run/docker/containerd/containerd.sock",
            "/run/podman/podman.sock",
            "/run/crio/crio.sock",
            "/run/k3s/containerd/containerd.sock",
            "/run/buildkit/buildkitd.sock");

    /** XDG_RUNTIME_DIR, where an engine without root has its socket. */
    private static final Pattern ROOTLESS = Pattern.compile("/run/user(/[0-9]+(/podman)?)?");

    /** Directories of which any part is run or believed by the host's root. */
    private static final List<String> TRUSTED = List.of(
            "/bin",
            "/boot",
            "/etc/cron.d",
            "/etc/cron.daily",
            "/etc/cron.hourly",
            "/etc/crontab",
            "/etc/group",
            "/etc/ld.so.preload",
            "/etc/pam.d",
            "/etc/passwd",
            "/etc/profile.d",
            "/etc/shadow",
            "/etc/ssh",
            "/etc/sudoers",
            "/etc/sudoers.d",
            "/etc/systemd",
            "/etc/udev",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/root",
            "/run/systemd/system",
            "/sbin",
            "/usr/bin",
            "/usr/lib",
            "/usr/lib32",
            "/usr/lib64",
            "/usr/local/bin",
            "/usr/local/lib",
            "/usr/local/sbin",
            "/usr/sbin",
            "/var/lib/containerd",
            "/var/lib/docker/containers",
            "/var/lib/docker/overlay2",
            "/var/lib/kubelet",
            "/var/lib/systemd",
            "/var/spool/cron");

    /** Directories of which some part is. */
    private static final List<String> PARTLY = List.of("/etc", "/opt", "/usr");

    private static final List<String> SECRETS = List.of(
            "/etc/gshadow",
            "/etc/kubernetes",
            "/etc/shadow",
            "/etc/ssh",
            "/etc/ssl/private",
            "/root",
            "/var/lib/docker/containers",
            "/var/lib/docker/swarm",
            "/var/lib/docker/volumes",
            "/var/lib/kubelet/pki",
            "/var/lib/kubelet/pods");

    /** File systems that the kernel makes, whose files are no files of the host's. */
    private static final List<String> KERNELS = List.of("/proc", "/sys", "/dev");

    private HostPaths() {}

    /** Whether an engine's socket is there. */
    static Answer engineSocket(HostBind bind) {
        String name = bind.source().substring(bind.source().lastIndexOf('/') + 1);
        if (SOCKETS.contains(name)) {
            return Answer.yes("has the socket " + bind.source() + " at " + bind.target());
        }
        if (SOCKET_PATHS.stream().anyMatch(bind::shows)) {
            return Answer.yes("has " + bind + ", where engines have their sockets");
        }
        if (bind.source().equals("/var")) {
            return Answer.unknown(
                    "whether /var/run, where engines have their sockets, is a directory in the host's /var");
        }
        return ROOTLESS.matcher(bind.source()).matches()
                ? Answer.unknown("whether an engine without root has its socket in " + bind.source())
                : Answer.no();
    }

    /** Whether it can change what the host runs or believes. */
    static Answer trusted(HostBind bind) {
        if (!bind.isWritable() || isKernels(bind)) {
            return Answer.no();
        }
        if (Stream.concat(TRUSTED.stream(), Stream.of("/etc")).anyMatch(bind::shows)
                || TRUSTED.stream().anyMatch(bind::isWithin)) {
            return Answer.yes("can write to " + bind);
        }
        return PARTLY.stream().anyMatch(bind::isWithin)
                ? Answer.unknown("whether the host runs or believes what is in " + bind.source())
                : Answer.no();
    }

    /** Whether it shows secrets of the host. */
    static Answer secret(HostBind bind) {
        return Answer.when(
                SECRETS.stream()
                        .anyMatch(secret -> bind.shows(secret) || bind.source().equals(secret)),
                "has " + bind);
    }

    /** Whether it is of a file system that the kernel makes. */
    static boolean isKernels(HostBind bind) {
        return KERNELS.stream().anyMatch(bind::isWithin);
    }
}
