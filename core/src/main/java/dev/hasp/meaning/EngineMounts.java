package dev.hasp.meaning;

import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.READ_ONLY_ROOTFS;

import dev.hasp.control.ByteSize;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Propagation;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Docker mounts by itself (moby {@code oci.DefaultSpec}, {@code WithMounts}, {@code setupIpcDirs}). */
final class EngineMounts {

    private static final String[] STRICT = {"nosuid", "nodev", "noexec"};

    /** 65536k, of runc's /dev and of Docker's own /dev/shm where daemon.json says nothing else. */
    private static final Limit USUAL_SIZE = Limit.of(64L << 20);

    private static final List<String> NETWORK_FILES = List.of("/etc/hostname", "/etc/hosts", "/etc/resolv.conf");

    private EngineMounts() {}

    static SortedMap<String, MountPoint> of(Derivation derivation) {
        SortedMap<String, MountPoint> mounts = new TreeMap<>();
        boolean privileged = derivation.is(PRIVILEGED);
        mounts.put("/proc", own("proc", STRICT));
        mounts.put("/dev", memory(Optional.of(USUAL_SIZE), "nosuid"));
        mounts.put("/dev/pts", own("devpts", "nosuid", "noexec"));
        mounts.put("/sys", readOnly(own("sysfs", STRICT), !privileged));
        mounts.put("/sys/fs/cgroup", readOnly(cgroup(derivation.engine()), !writableCgroups(derivation)));
        mounts.put("/dev/mqueue", own("mqueue", STRICT));
        shm(derivation).ifPresent(shm -> mounts.put("/dev/shm", shm));
        NETWORK_FILES.forEach(
                file -> mounts.put(file, readOnly(ofHost(Optional.empty()), derivation.is(READ_ONLY_ROOTFS))));
        return mounts;
    }

    /** moby WithMounts: a mount that is asked for replaces the engine's, and one on /dev all of those below it. */
    static void replace(SortedMap<String, MountPoint> mounts, Map<String, MountPoint> asked) {
        if (asked.containsKey("/dev")) {
            mounts.keySet().removeIf(target -> target.startsWith("/dev/"));
        }
        mounts.putAll(asked);
    }

    /** moby WithMounts: also where a remapping daemon gives one container the host's ids. */
    private static boolean writableCgroups(Derivation derivation) {
        return derivation.writableCgroups().orElse(derivation.is(PRIVILEGED))
                || derivation.engine().usernsRemap().orElse(false);
    }

    private static MountPoint cgroup(EngineFacts engine) {
        Optional<String> type =
                engine.cgroupVersion().map(version -> version == CgroupVersion.V1 ? "cgroup" : "cgroup2");
        return new MountPoint(
                type, options(STRICT), Optional.empty(), Optional.empty(), Optional.of(Propagation.PRIVATE));
    }

    private static Optional<MountPoint> shm(Derivation derivation) {
        IpcMode.Kind kind = derivation.ipc().map(IpcMode::kind).orElse(IpcMode.Kind.ENGINE_DEFAULT);
        return switch (kind) {
            case NONE -> Optional.empty();
            case HOST -> Optional.of(ofHost(Optional.of("/dev/shm")));
            case CONTAINER -> Optional.of(memory(Optional.empty(), STRICT));
            default -> Optional.of(memory(shmSize(derivation), STRICT));
        };
    }

    private static Optional<Limit> shmSize(Derivation derivation) {
        return derivation
                .shmSize()
                .or(derivation.engine()::defaultShmSize)
                .map(ByteSize::bytes)
                .filter(bytes -> bytes > 0)
                .flatMap(bytes -> Pages.held(bytes, derivation.engine().architecture()));
    }

    static MountPoint own(String type, String... options) {
        return new MountPoint(
                Optional.of(type),
                options(options),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Propagation.PRIVATE));
    }

    static MountPoint memory(Optional<Limit> size, String... options) {
        return new MountPoint(
                Optional.of("tmpfs"), options(options), size, Optional.empty(), Optional.of(Propagation.PRIVATE));
    }

    static MountPoint ofHost(Optional<String> source) {
        return new MountPoint(Optional.empty(), options(), Optional.empty(), source, Optional.of(Propagation.PRIVATE));
    }

    static MountPoint readOnly(MountPoint mount, boolean readOnly) {
        SortedSet<String> options = new TreeSet<>(mount.options());
        if (readOnly) {
            options.add("ro");
        }
        return new MountPoint(mount.type(), options, mount.size(), mount.source(), mount.propagation());
    }

    private static SortedSet<String> options(String... options) {
        return new TreeSet<>(List.of(options));
    }
}
