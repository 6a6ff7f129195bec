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
import dev.hasp.control.DeviceIops;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Logging;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import dev.hasp.control.VolumeMount;
import dev.hasp.control.VolumesFrom;
import dev.hasp.linux.Capability;
import dev.hasp.linux.Errno;
import dev.hasp.seccomp.SeccompProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that can be taken from a profile: none of it permits anything. */
final class Tightening {

    static final List<Change> ALL = Stream.of(
                    privileges(), namespaces(), files(), devices(), memory(), processor(), others())
            .flatMap(List::stream)
            .toList();

    private Tightening() {}

    private static List<Change> privileges() {
        return List.of(
                Change.to("no new privileges", Controls.NO_NEW_PRIVILEGES, true),
                Change.to("no longer privileged", Controls.PRIVILEGED, false)
                        .startingAt(SecurityProfile.empty().with(Controls.PRIVILEGED, true)),
                Change.to("drop all capabilities", Controls.CAPABILITIES, Capabilities.none()),
                Change.of(
                        "drop a capability",
                        Controls.CAPABILITIES,
                        Capabilities.engineDefault().minus(Capability.NET_RAW),
                        (value, random) -> Optional.of(dropping(value, one(Capability.known(), random)))),
                Change.of("take back an added capability", Controls.CAPABILITIES, Tightening::withoutAnAdded),
                Change.of(
                                "a filter where there is none",
                                Controls.SECCOMP,
                                (value, random) -> value instanceof Seccomp.Unconfined
                                        ? Optional.of(
                                                random.nextBoolean()
                                                        ? Seccomp.builtin()
                                                        : Seccomp.profile(SeccompProfile.dockerDefault()))
                                        : Optional.empty())
                        .startingAt(SecurityProfile.empty().with(Controls.SECCOMP, Seccomp.unconfined())),
                Change.of(
                        "deny a call",
                        Controls.SECCOMP,
                        (value, random) -> value instanceof Seccomp.Custom custom
                                ? Optional.of(Seccomp.profile(custom.profile().deny(one(CALLS, random), Errno.EPERM)))
                                : Optional.empty()),
                Change.from("AppArmor's default", Controls.APP_ARMOR, AppArmor.unconfined(), AppArmor.engineDefault()),
                Change.from("an AppArmor profile", Controls.APP_ARMOR, AppArmor.unconfined(), AppArmor.profile("site")),
                Change.from("a SELinux label", Controls.SE_LINUX, SeLinux.disable(), SeLinux.engineDefault()),
                Change.remove("leave a group", Controls.GROUPS)
                        .startingAt(Rich.deciding(Controls.GROUPS).with(Controls.USER, User.of(1000, 1000))));
    }

    /** Calls that no container needs to start. */
    static final List<String> CALLS = List.of("mkdir", "chroot", "mount", "keyctl", "personality", "clone", "socket");

    static Capabilities dropping(Capabilities value, Capability capability) {
        return new Capabilities(
                value.addAll(),
                without(value.add(), capability),
                value.dropAll(),
                Stream.concat(value.drop().stream(), Stream.of(capability)).collect(Collectors.toSet()));
    }

    private static Optional<Capabilities> withoutAnAdded(Capabilities value, Random random) {
        return value.add().isEmpty()
                ? Optional.empty()
                : Optional.of(new Capabilities(
                        value.addAll(), without(value.add(), one(value.add(), random)), value.dropAll(), value.drop()));
    }

    static <E> Set<E> without(Collection<E> all, E member) {
        return all.stream().filter(other -> !other.equals(member)).collect(Collectors.toSet());
    }

    static <E> E one(Collection<E> all, Random random) {
        return new ArrayList<>(all).get(random.nextInt(all.size()));
    }

    private static List<Change> namespaces() {
        return List.of(
                Change.from("its own processes", Controls.PID, PidMode.host(), PidMode.isolated()),
                Change.from("its own IPC", Controls.IPC, IpcMode.host(), IpcMode.isolated()),
                Change.from("its own host name", Controls.UTS, UtsMode.HOST, UtsMode.PRIVATE),
                Change.from("its own cgroups", Controls.CGROUPNS, CgroupnsMode.HOST, CgroupnsMode.PRIVATE),
                Change.from("its own ids", Controls.USERNS, UsernsMode.HOST, UsernsMode.ENGINE_DEFAULT),
                Change.to("no network", Controls.NETWORK, NetworkMode.none()),
                Change.from("a bridge", Controls.NETWORK, NetworkMode.host(), NetworkMode.bridge()),
                Change.remove("publish a port less", Controls.PORTS),
                Change.to("publish not all ports", Controls.PUBLISH_ALL_PORTS, false)
                        .startingAt(SecurityProfile.empty().with(Controls.PUBLISH_ALL_PORTS, true)),
                Change.remove("a link less", Controls.LINKS));
    }

    private static List<Change> files() {
        return List.of(
                Change.to("a read-only root", Controls.READ_ONLY_ROOTFS, true),
                Change.member(
                        "a read-only tmpfs",
                        Controls.TMPFS,
                        (tmpfs, random) -> Optional.of(
                                Tmpfs.builder().from(tmpfs).readOnly(true).build())),
                Change.member("a smaller tmpfs", Controls.TMPFS, Tightening::smaller),
                Change.member(
                        "nothing to run on a tmpfs",
                        Controls.TMPFS,
                        (tmpfs, random) -> Optional.of(Tmpfs.builder()
                                .from(tmpfs)
                                .executable(false)
                                .setuid(false)
                                .build())),
                Change.member(
                        "no setuid on a tmpfs",
                        Controls.TMPFS,
                        (tmpfs, random) -> Optional.of(
                                Tmpfs.builder().from(tmpfs).setuid(false).build())),
                Change.member(
                        "no devices on a tmpfs",
                        Controls.TMPFS,
                        (tmpfs, random) -> Optional.of(
                                Tmpfs.builder().from(tmpfs).devices(false).build())),
                Change.member("a read-only mount", Controls.MOUNTS, Tightening::readOnly),
                Change.remove("a mount less", Controls.MOUNTS)
                        .startingAt(Rich.deciding(Controls.MOUNTS).with(Controls.READ_ONLY_ROOTFS, true))
                        .when(profile -> profile.get(Controls.READ_ONLY_ROOTFS).orElse(false)
                                && profile.get(Controls.TMPFS).isEmpty()),
                Change.member(
                        "a container's volumes read-only",
                        Controls.VOLUMES_FROM,
                        (from, random) -> Optional.of(new VolumesFrom(from.container(), true))),
                Change.add("hide a path more", Controls.MASKED_PATHS, "/proc/more")
                        .startingAt(Rich.deciding(Controls.MASKED_PATHS))
                        .when(Tightening::hidesItself),
                Change.add("protect a path more", Controls.READ_ONLY_PATHS, "/proc/more")
                        .when(profile -> profile.get(Controls.READ_ONLY_PATHS).isPresent()),
                Change.to("no writable cgroups", Controls.WRITABLE_CGROUPS, false)
                        .startingAt(SecurityProfile.empty().with(Controls.WRITABLE_CGROUPS, true)),
                Change.of("less shared memory", Controls.SHM_SIZE, Tightening::smaller),
                Change.of(
                        "less output",
                        Controls.LOGGING,
                        (logging, random) -> logging.options().containsKey("max-size")
                                ? Optional.of(Logging.jsonFile(ByteSize.kibibytes(4), 1))
                                : Optional.empty()));
    }

    private static boolean hidesItself(SecurityProfile profile) {
        return profile.get(Controls.MASKED_PATHS).isPresent();
    }

    private static Optional<Tmpfs> smaller(Tmpfs tmpfs, Random random) {
        ByteSize size = tmpfs.size().flatMap(some -> smaller(some, random)).orElse(ByteSize.of(4096));
        return tmpfs.size().filter(some -> some.bytes() <= size.bytes()).isPresent()
                ? Optional.empty()
                : Optional.of(Tmpfs.builder().from(tmpfs).size(size).build());
    }

    private static Optional<Mount> readOnly(Mount mount, Random random) {
        if (mount instanceof BindMount bind) {
            return Optional.of(BindMount.builder().from(bind).readOnly(true).build());
        }
        return mount instanceof VolumeMount volume
                ? Optional.of(VolumeMount.builder().from(volume).readOnly(true).build())
                : Optional.empty();
    }

    private static List<Change> devices() {
        return List.of(
                Change.remove("a device less", Controls.DEVICES),
                Change.member(
                        "less of a device",
                        Controls.DEVICES,
                        (device, random) -> less(device.access(), random)
                                .map(access -> new Device(device.source(), device.target(), access))),
                Change.remove("a device rule less", Controls.DEVICE_CGROUP_RULES),
                Change.member(
                        "less of a device rule",
                        Controls.DEVICE_CGROUP_RULES,
                        (rule, random) -> less(rule.access(), random)
                                .map(access -> new DeviceCgroupRule(rule.type(), rule.major(), rule.minor(), access))),
                Change.remove("a device request less", Controls.DEVICE_REQUESTS));
    }

    private static Optional<DeviceAccess> less(DeviceAccess access, Random random) {
        String letters = access.toString();
        return letters.length() < 2
                ? Optional.empty()
                : Optional.of(DeviceAccess.parse(new StringBuilder(letters)
                        .deleteCharAt(random.nextInt(letters.length()))
                        .toString()));
    }

    private static List<Change> memory() {
        return List.of(
                Change.memory(
                        "less memory",
                        (size, random) -> Optional.of(
                                size.isPresent() ? smaller(size.get(), random) : Optional.of(ByteSize.mebibytes(6)))),
                Change.of(
                                "less swap",
                                Controls.MEMORY_SWAP,
                                (swap, random) -> swap.total().isEmpty()
                                        ? Optional.of(SwapLimit.of(ByteSize.gibibytes(64)))
                                        : swap.total()
                                                .flatMap(total -> smaller(total, random))
                                                .map(SwapLimit::of))
                        .startingAt(Rich.deciding(Controls.MEMORY).overlay(Rich.deciding(Controls.MEMORY_SWAP))),
                Change.of("less memory kept", Controls.MEMORY_RESERVATION, Tightening::smaller),
                Change.of("less TCP memory", Controls.KERNEL_MEMORY_TCP, ByteSize.of(4096), Tightening::smaller),
                Change.to("be killed first", Controls.OOM_SCORE_ADJ, 1000));
    }

    private static Optional<ByteSize> smaller(ByteSize size, Random random) {
        return size.bytes() < 2 ? Optional.empty() : Optional.of(ByteSize.of(smaller(size.bytes(), random)));
    }

    /** Often by little. */
    private static long smaller(long number, Random random) {
        return random.nextBoolean() ? number - 1 : Math.max(1, number / 2);
    }

    private static List<Change> processor() {
        return List.of(
                Change.of(
                        "less processor time",
                        Controls.CPUS,
                        Cpus.of(0.01),
                        (cpus, random) -> cpus.nano() < 20_000_000
                                ? Optional.empty()
                                : Optional.of(new Cpus(smaller(cpus.nano(), random)))),
                Change.of(
                        "a smaller quota",
                        Controls.CPU_QUOTA,
                        CpuQuota.of(Duration.ofMillis(1)),
                        (quota, random) -> Optional.of(quota.time()
                                        .filter(time -> time.toNanos() > 2_000_000)
                                        .map(time -> CpuQuota.of(
                                                time.dividedBy(2_000).multipliedBy(1_000)))
                                        .orElse(CpuQuota.of(Duration.ofMillis(1))))
                                .filter(less -> quota.time().isEmpty()
                                        || less.time()
                                                        .orElseThrow()
                                                        .compareTo(quota.time().get())
                                                < 0)),
                Change.of(
                        "less processor weight",
                        Controls.CPU_SHARES,
                        2,
                        (shares, random) ->
                                shares > 2 ? Optional.of(2 + random.nextInt(shares - 2)) : Optional.empty()),
                Change.of("a processor less", Controls.CPUSET_CPUS, Tightening::less),
                Change.of("a memory node less", Controls.CPUSET_MEMS, Tightening::less));
    }

    private static Optional<CpuSet> less(CpuSet set, Random random) {
        List<Integer> members =
                IntStream.range(0, 10_000).filter(set::contains).boxed().toList();
        return members.size() < 2
                ? Optional.empty()
                : Optional.of(CpuSet.parse(new TreeSet<>(without(members, one(members, random)))
                        .stream().map(String::valueOf).collect(Collectors.joining(","))));
    }

    private static List<Change> others() {
        return List.of(
                Change.of(
                        "fewer processes",
                        Controls.PIDS_LIMIT,
                        PidsLimit.of(2),
                        (pids, random) -> pids.count().isEmpty()
                                ? Optional.of(PidsLimit.of(2))
                                : Optional.of(pids.count().getAsLong())
                                        .filter(count -> count > 1)
                                        .map(count -> PidsLimit.of(smaller(count, random)))),
                Change.member(
                        "less of a resource",
                        Controls.ULIMITS,
                        (limit, random) -> limit.soft() < 2
                                ? Optional.empty()
                                : Optional.of(new Ulimit(
                                        limit.name(),
                                        limit.soft() / 2,
                                        Math.max(limit.soft() / 2, lower(limit.hard()))))),
                Change.of(
                        "less weight on disks",
                        Controls.BLKIO_WEIGHT,
                        (weight, random) ->
                                weight > 10 ? Optional.of(10 + random.nextInt(weight - 10)) : Optional.empty()),
                Change.add(
                        "less read from a disk",
                        Controls.DEVICE_READ_BPS,
                        new DeviceBandwidth("/dev/more", ByteSize.of(1))),
                Change.member("fewer bytes read", Controls.DEVICE_READ_BPS, Tightening::slower),
                Change.member("fewer bytes written", Controls.DEVICE_WRITE_BPS, Tightening::slower),
                Change.member("fewer reads", Controls.DEVICE_READ_IOPS, Tightening::fewer),
                Change.member("fewer writes", Controls.DEVICE_WRITE_IOPS, Tightening::fewer));
    }

    private static long lower(long hard) {
        return hard == Ulimit.UNLIMITED ? hard : hard - 1;
    }

    private static Optional<DeviceBandwidth> slower(DeviceBandwidth limit, Random random) {
        return smaller(limit.perSecond(), random).map(size -> new DeviceBandwidth(limit.path(), size));
    }

    private static Optional<DeviceIops> fewer(DeviceIops limit, Random random) {
        return limit.perSecond() < 2
                ? Optional.empty()
                : Optional.of(new DeviceIops(limit.path(), smaller(limit.perSecond(), random)));
    }
}
