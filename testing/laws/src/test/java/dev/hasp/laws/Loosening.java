package dev.hasp.laws;

import dev.hasp.SecurityProfile;
import dev.hasp.control.AppArmor;
import dev.hasp.control.BindMount;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Logging;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import dev.hasp.control.VolumeMount;
import dev.hasp.control.VolumesFrom;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.SyscallRule;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that can be given to a profile: none of it denies anything. */
final class Loosening {

    private static final SecurityProfile POOR_TMPFS =
            SecurityProfile.empty().with(Controls.TMPFS, List.of(Tmpfs.parse("/scratch:ro,size=64k")));

    static final List<Change> ALL = Stream.of(
                    privileges(), namespaces(), files(), devices(), memory(), processor(), others())
            .flatMap(List::stream)
            .toList();

    private Loosening() {}

    private static List<Change> privileges() {
        return List.of(
                Change.to("gains by setuid", Controls.NO_NEW_PRIVILEGES, false)
                        .startingAt(SecurityProfile.empty().with(Controls.NO_NEW_PRIVILEGES, true)),
                Change.to("all capabilities", Controls.CAPABILITIES, new Capabilities(true, Set.of(), false, Set.of()))
                        // all are those that the engine knows, and less than one that it does not
                        .when(profile -> profile.get(Controls.CAPABILITIES)
                                .filter(value -> !value.add().isEmpty())
                                .isEmpty())
                        .startingAt(SecurityProfile.empty().with(Controls.CAPABILITIES, Capabilities.none())),
                Change.of(
                        "a capability more",
                        Controls.CAPABILITIES,
                        Capabilities.engineDefault().plus(Capability.SYS_ADMIN),
                        (value, random) -> Optional.of(adding(value, Tightening.one(Capability.known(), random)))),
                Change.of("keep a dropped capability", Controls.CAPABILITIES, Loosening::withoutADropped),
                Change.to("no filter", Controls.SECCOMP, Seccomp.unconfined()),
                Change.of("allow a call", Controls.SECCOMP, Loosening::allowing),
                Change.to("no AppArmor profile", Controls.APP_ARMOR, AppArmor.unconfined()),
                Change.to("no SELinux label", Controls.SE_LINUX, SeLinux.disable()));
    }

    private static Capabilities adding(Capabilities value, Capability capability) {
        return new Capabilities(
                value.addAll(),
                Stream.concat(value.add().stream(), Stream.of(capability)).collect(Collectors.toSet()),
                value.dropAll(),
                Tightening.without(value.drop(), capability));
    }

    private static Optional<Capabilities> withoutADropped(Capabilities value, Random random) {
        return value.drop().isEmpty()
                ? Optional.empty()
                : Optional.of(new Capabilities(
                        value.addAll(),
                        value.add(),
                        value.dropAll(),
                        Tightening.without(value.drop(), Tightening.one(value.drop(), random))));
    }

    private static Optional<Seccomp> allowing(Seccomp value, Random random) {
        return value instanceof Seccomp.Custom custom
                ? Optional.of(Seccomp.profile(custom.profile().toBuilder()
                        .addRule(SyscallRule.builder()
                                .names(List.of(Tightening.one(Tightening.CALLS, random)))
                                .action(Action.ALLOW)
                                .build())
                        .build()))
                : Optional.empty();
    }

    private static List<Change> namespaces() {
        return List.of(
                Change.from("the host's processes", Controls.PID, PidMode.isolated(), PidMode.host()),
                Change.from("the host's IPC", Controls.IPC, IpcMode.isolated(), IpcMode.host()),
                Change.from("the host's name", Controls.UTS, UtsMode.PRIVATE, UtsMode.HOST),
                Change.from("the host's cgroups", Controls.CGROUPNS, CgroupnsMode.PRIVATE, CgroupnsMode.HOST),
                Change.to("the host's ids", Controls.USERNS, UsernsMode.HOST),
                Change.from("a network", Controls.NETWORK, NetworkMode.none(), NetworkMode.bridge()),
                Change.from("the host's network", Controls.NETWORK, NetworkMode.bridge(), NetworkMode.host()),
                Change.add("publish a port more", Controls.PORTS, PublishedPort.loopback(8080, 80)),
                Change.to("publish all ports", Controls.PUBLISH_ALL_PORTS, true));
    }

    private static List<Change> files() {
        return List.of(
                Change.to("a writable root", Controls.READ_ONLY_ROOTFS, false)
                        .startingAt(SecurityProfile.empty().with(Controls.READ_ONLY_ROOTFS, true)),
                Change.member(
                                "a writable tmpfs",
                                Controls.TMPFS,
                                (tmpfs, random) -> Optional.of(Tmpfs.builder()
                                        .from(tmpfs)
                                        .readOnly(false)
                                        .build()))
                        .startingAt(POOR_TMPFS),
                Change.member(
                        "a larger tmpfs",
                        Controls.TMPFS,
                        (tmpfs, random) -> tmpfs.size()
                                .map(Loosening::larger)
                                .map(size ->
                                        Tmpfs.builder().from(tmpfs).size(size).build())),
                Change.member(
                                "programs on a tmpfs",
                                Controls.TMPFS,
                                (tmpfs, random) -> Optional.of(Tmpfs.builder()
                                        .from(tmpfs)
                                        .executable(true)
                                        .build()))
                        .startingAt(POOR_TMPFS),
                Change.member(
                                "devices on a tmpfs",
                                Controls.TMPFS,
                                (tmpfs, random) -> Optional.of(Tmpfs.builder()
                                        .from(tmpfs)
                                        .devices(true)
                                        .build()))
                        .startingAt(POOR_TMPFS),
                Change.member("a writable mount", Controls.MOUNTS, Loosening::writable)
                        .startingAt(SecurityProfile.empty()
                                .with(Controls.MOUNTS, List.of(Mount.readOnlyBind("/srv/data", "/data")))),
                Change.add("a directory of the host more", Controls.MOUNTS, Mount.bind("/srv/more", "/more")),
                Change.member(
                                "a container's volumes writable",
                                Controls.VOLUMES_FROM,
                                (from, random) -> Optional.of(new VolumesFrom(from.container(), false)))
                        .startingAt(SecurityProfile.empty()
                                .with(Controls.VOLUMES_FROM, List.of(VolumesFrom.parse("web:ro")))),
                Change.remove("hide a path less", Controls.MASKED_PATHS),
                Change.remove("protect a path less", Controls.READ_ONLY_PATHS),
                Change.to("writable cgroups", Controls.WRITABLE_CGROUPS, true),
                Change.of("more shared memory", Controls.SHM_SIZE, (size, random) -> Optional.of(larger(size))),
                Change.of(
                                "more output",
                                Controls.LOGGING,
                                (logging, random) -> logging.driver().equals("none")
                                        ? Optional.of(Logging.jsonFile(ByteSize.mebibytes(1), 1))
                                        : Optional.empty())
                        .startingAt(SecurityProfile.empty().with(Controls.LOGGING, Logging.none())));
    }

    private static ByteSize larger(ByteSize size) {
        return size.bytes() > 1L << 60 ? size : ByteSize.of(size.bytes() * 2 + 4096);
    }

    private static Optional<Mount> writable(Mount mount, Random random) {
        if (mount instanceof BindMount bind) {
            return Optional.of(BindMount.builder().from(bind).readOnly(false).build());
        }
        return mount instanceof VolumeMount volume
                ? Optional.of(VolumeMount.builder().from(volume).readOnly(false).build())
                : Optional.empty();
    }

    private static List<Change> devices() {
        return List.of(
                Change.add("a device more", Controls.DEVICES, Device.of("/dev/fuse")),
                Change.member(
                                "more of a device",
                                Controls.DEVICES,
                                (device, random) ->
                                        Optional.of(new Device(device.source(), device.target(), DeviceAccess.ALL)))
                        .startingAt(SecurityProfile.empty()
                                .with(Controls.DEVICES, List.of(Device.parse("/dev/fuse:/dev/fuse:r")))),
                Change.add("a device rule more", Controls.DEVICE_CGROUP_RULES, DeviceCgroupRule.parse("c 10:229 rwm")),
                Change.member(
                        "more of a device rule",
                        Controls.DEVICE_CGROUP_RULES,
                        (rule, random) -> Optional.of(
                                new DeviceCgroupRule(rule.type(), rule.major(), rule.minor(), DeviceAccess.ALL))));
    }

    private static List<Change> memory() {
        return List.of(
                Change.memory("more memory", (size, random) -> Optional.of(size.map(Loosening::larger))),
                Change.to("all swap", Controls.MEMORY_SWAP, SwapLimit.unlimited())
                        .startingAt(Rich.deciding(Controls.MEMORY).overlay(Rich.deciding(Controls.MEMORY_SWAP))),
                Change.of("more memory kept", Controls.MEMORY_RESERVATION, (size, random) -> Optional.of(larger(size))),
                Change.of("more TCP memory", Controls.KERNEL_MEMORY_TCP, (size, random) -> Optional.of(larger(size))),
                Change.to("be killed last", Controls.OOM_SCORE_ADJ, -1000));
    }

    private static List<Change> processor() {
        return List.of(
                Change.of(
                        "more processor time", Controls.CPUS, (cpus, random) -> Optional.of(new Cpus(cpus.nano() * 2))),
                Change.to("no quota", Controls.CPU_QUOTA, CpuQuota.unlimited()),
                Change.to("all processor weight", Controls.CPU_SHARES, 262_144),
                Change.of("a processor more", Controls.CPUSET_CPUS, (set, random) -> Optional.of(more(set))),
                Change.of("a memory node more", Controls.CPUSET_MEMS, (set, random) -> Optional.of(more(set))));
    }

    private static CpuSet more(CpuSet set) {
        return CpuSet.parse(set + ",1");
    }

    private static List<Change> others() {
        return List.of(
                Change.to("any number of processes", Controls.PIDS_LIMIT, PidsLimit.unlimited()),
                Change.of(
                        "more processes",
                        Controls.PIDS_LIMIT,
                        (pids, random) -> pids.count().isEmpty()
                                ? Optional.empty()
                                : Optional.of(PidsLimit.of(pids.count().getAsLong() + 1))),
                Change.member(
                        "more of a resource",
                        Controls.ULIMITS,
                        (limit, random) -> Optional.of(Ulimit.of(limit.name(), limit.soft(), Ulimit.UNLIMITED))),
                Change.to("all weight on disks", Controls.BLKIO_WEIGHT, 1000),
                Change.remove("a disk limit less", Controls.DEVICE_WRITE_IOPS),
                Change.member(
                        "more bytes read",
                        Controls.DEVICE_READ_BPS,
                        (limit, random) -> Optional.of(new DeviceBandwidth(limit.path(), larger(limit.perSecond())))));
    }
}
