package dev.hasp.meaning;

import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.SHM_SIZE;
import static dev.hasp.control.Controls.TMPFS;

import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ByteSize;
import dev.hasp.control.CleanPath;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.Propagation;
import dev.hasp.control.Relabel;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.VolumeMount;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.KernelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a spec mounts (moby {@code withMounts}, {@code volumes.MountPoint.Setup}). */
final class AskedMounts {

    private static final EngineCode RELABEL_IGNORED = new EngineCode(
            "relabel-ignored",
            Effect.IGNORED,
            "the engine does not use SELinux and changes no label on the host",
            "leave relabel out, or switch SELinux on for the host and the engine",
            "moby volume/mounts MountPoint.Setup, label.Relabel; seen on 20.10.24 and 28.5.2");

    private static final EngineCode RELABEL_UNKNOWN = new EngineCode(
            "relabel-unknown",
            Effect.UNKNOWN,
            "nothing that is known of the engine tells whether it uses SELinux",
            "give the engine's facts",
            "docker info SecurityOptions, name=selinux");

    private static final EngineCode SIZE_ROUNDED = new EngineCode(
            "memory-file-system-rounded-up",
            Effect.WEAKENED,
            "the kernel rounds its size up to whole pages",
            "give a multiple of 64k, which is whole in pages of every size",
            "Linux shmem_parse_one; size=5000 is 8k in mountinfo");

    private static final EngineCode BELOW_WRITABLE = new EngineCode(
            "bind-mounts-below-writable",
            Effect.UNKNOWN,
            "the engine makes the bind read-only and not what is mounted below its source, which is not known",
            "set recursive to disabled, or use Docker 25 on Linux 5.12 or later",
            "moby api/docs/CHANGELOG.md 1.44; mountinfo on 20.10.24 shows them rw");

    /** Linux 5.12 has mount_setattr(2), by which mounts become read-only with all below. */
    private static final KernelVersion RECURSIVE = new KernelVersion(5, 12);

    static final List<EngineCode> CODES = List.of(RELABEL_IGNORED, RELABEL_UNKNOWN, SIZE_ROUNDED, BELOW_WRITABLE);

    private AskedMounts() {}

    static SortedMap<String, MountPoint> of(Derivation derivation) {
        SortedMap<String, MountPoint> mounts = new TreeMap<>();
        derivation
                .each(TMPFS)
                .forEach(tmpfs -> mounts.put(CleanPath.of(tmpfs.target()), tmpfs(tmpfs, derivation.engine())));
        derivation.each(MOUNTS).forEach(mount -> mounts.put(CleanPath.of(mount.target()), mount(mount)));
        return mounts;
    }

    private static MountPoint tmpfs(Tmpfs tmpfs, EngineFacts engine) {
        List<String> options = new ArrayList<>();
        if (tmpfs.readOnly()) {
            options.add("ro");
        }
        if (!tmpfs.executable()) {
            options.add("noexec");
        }
        if (!tmpfs.setuid()) {
            options.add("nosuid");
        }
        if (!tmpfs.devices()) {
            options.add("nodev");
        }
        Optional<Limit> size = tmpfs.size().isPresent()
                ? Pages.held(tmpfs.size().get().bytes(), engine.architecture())
                : engine.memory().map(ByteSize::bytes).flatMap(bytes -> Pages.half(bytes, engine.architecture()));
        return EngineMounts.memory(size, options.toArray(String[]::new));
    }

    private static MountPoint mount(Mount mount) {
        if (mount instanceof BindMount bind) {
            MountPoint point = EngineMounts.readOnly(EngineMounts.ofHost(Optional.of(bind.source())), bind.readOnly());
            return spreading(point, Optional.of(kept(bind.propagation().orElse(Propagation.RPRIVATE))));
        }
        Optional<String> source =
                mount instanceof VolumeMount volume ? volume.name() : Optional.of(((ImageMount) mount).image());
        return spreading(EngineMounts.readOnly(EngineMounts.ofHost(source), mount.readOnly()), Optional.empty());
    }

    private static MountPoint spreading(MountPoint mount, Optional<Propagation> propagation) {
        return new MountPoint(mount.type(), mount.options(), mount.size(), mount.source(), propagation);
    }

    /** The kernel keeps it mount by mount; that it is set for those below too does not show. */
    private static Propagation kept(Propagation propagation) {
        return switch (propagation) {
            case PRIVATE, RPRIVATE -> Propagation.PRIVATE;
            case SLAVE, RSLAVE -> Propagation.SLAVE;
            case SHARED, RSHARED -> Propagation.SHARED;
        };
    }

    static void report(Derivation derivation) {
        for (Mount mount : derivation.each(MOUNTS)) {
            String item = "mount on " + mount.target();
            relabel(mount).ifPresent(relabel -> relabelled(derivation, mount, relabel));
            if (mount instanceof BindMount bind) {
                Optional<BindRecursive> recursive = bind.recursive();
                RequestField.BIND_NON_RECURSIVE.ifIgnored(
                        derivation, MOUNTS, recursive.equals(Optional.of(BindRecursive.DISABLED)), item);
                RequestField.BIND_READ_ONLY_RECURSIVE.ifIgnored(
                        derivation, MOUNTS, recursive.equals(Optional.of(BindRecursive.READONLY)), item);
                if (bind.readOnly() && recursive.orElse(BindRecursive.ENABLED) == BindRecursive.ENABLED) {
                    below(derivation, bind);
                }
                RequestField.BIND_CREATE_SOURCE.ifIgnored(derivation, MOUNTS, bind.createSource(), item);
            } else if (mount instanceof VolumeMount volume) {
                RequestField.VOLUME_SUBPATH.ifIgnored(
                        derivation, MOUNTS, volume.subpath().isPresent(), item);
            }
        }
        derivation
                .each(TMPFS)
                .forEach(tmpfs -> tmpfs.size()
                        .filter(size -> isRounded(derivation, size))
                        .ifPresent(size -> derivation.find(
                                SIZE_ROUNDED,
                                TMPFS,
                                "tmpfs " + AskedValue.plain(tmpfs.target()) + " of size " + size)));
        derivation
                .shmSize()
                .filter(size -> isRounded(derivation, size))
                .ifPresent(size -> derivation.find(SIZE_ROUNDED, SHM_SIZE, "shmSize " + size));
    }

    private static void below(Derivation derivation, BindMount bind) {
        EngineFacts engine = derivation.engine();
        boolean recursive = RequestField.BIND_READ_ONLY_RECURSIVE.isRead(engine).orElse(false)
                && engine.kernel()
                        .filter(kernel -> kernel.compareTo(RECURSIVE) < 0)
                        .isEmpty();
        if (!recursive) {
            derivation.find(BELOW_WRITABLE, MOUNTS, "read-only bind of " + bind.source());
        }
    }

    private static boolean isRounded(Derivation derivation, ByteSize size) {
        return !Pages.held(size.bytes(), derivation.engine().architecture())
                .equals(Optional.of(Limit.of(size.bytes())));
    }

    private static Optional<Relabel> relabel(Mount mount) {
        if (mount instanceof BindMount bind) {
            return bind.relabel();
        }
        return mount instanceof VolumeMount volume ? volume.relabel() : Optional.empty();
    }

    private static void relabelled(Derivation derivation, Mount mount, Relabel relabel) {
        Optional<Boolean> seLinux = derivation.engine().seLinux();
        if (!seLinux.orElse(false)) {
            derivation.find(
                    seLinux.isPresent() ? RELABEL_IGNORED : RELABEL_UNKNOWN,
                    MOUNTS,
                    "relabel " + relabel + " of " + AskedValue.plain(mount.target()));
        }
    }
}
