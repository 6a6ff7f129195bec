package dev.hasp.testing.mutation;

import static dev.hasp.testing.mutation.Candidate.changed;
import static dev.hasp.testing.mutation.Candidate.each;
import static dev.hasp.testing.mutation.Candidate.minus;
import static dev.hasp.testing.mutation.Candidate.plus;
import static dev.hasp.testing.mutation.Candidate.to;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.BindMount;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.Cpus;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Logging;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.RestartPolicy;
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
import dev.hasp.seccomp.SeccompProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is done to a preset: each decision left open, each limit raised, each lock opened, each grant taken. */
final class Candidates {

    /** Calls by which containers were left, or that only a few programs need. */
    private static final List<String> CALLS = List.of("mount", "ptrace", "bpf", "keyctl", "userfaultfd", "unshare");

    private static final List<Function<SecurityProfile, Stream<Candidate>>> ALL = List.of(
            Candidates::open,
            Candidates::identity,
            Candidates::capabilities,
            Candidates::confinement,
            Candidates::namespaces,
            Candidates::files,
            Candidates::mounts,
            Candidates::devices,
            Candidates::memory,
            Candidates::processor,
            Candidates::processes,
            Candidates::network,
            Candidates::life);

    private Candidates() {}

    static Stream<Candidate> all(SecurityProfile profile) {
        return ALL.stream().flatMap(part -> part.apply(profile));
    }

    private static Stream<Candidate> open(SecurityProfile p) {
        return p.decided().stream().map(control -> new Candidate(control, "left open", p.without(control)));
    }

    private static Stream<Candidate> identity(SecurityProfile p) {
        return Stream.of(
                        Stream.of(
                                to(p, Controls.USER, "root", User.of(0, 0)),
                                to(p, Controls.USERNS, "the host's", UsernsMode.HOST),
                                plus(p, Controls.GROUPS, Account.of(0)),
                                to(p, Controls.NO_NEW_PRIVILEGES, "off", false),
                                to(p, Controls.PRIVILEGED, "on", true)),
                        minus(p, Controls.GROUPS))
                .flatMap(Function.identity());
    }

    private static Stream<Candidate> capabilities(SecurityProfile p) {
        Capabilities asked = p.capabilities().orElse(Capabilities.engineDefault());
        Stream<Candidate> more = Capability.known().stream()
                .filter(capability -> !asked.add().contains(capability))
                .map(capability -> to(p, Controls.CAPABILITIES, "plus " + capability.name(), asked.plus(capability)));
        Stream<Candidate> fewer = asked.add().stream()
                .map(capability -> to(
                        p,
                        Controls.CAPABILITIES,
                        "minus " + capability.name(),
                        new Capabilities(
                                asked.addAll(), without(asked.add(), capability), asked.dropAll(), asked.drop())));
        Candidate all = to(p, Controls.CAPABILITIES, "ALL", new Capabilities(true, Set.of(), false, Set.of()));
        return Stream.of(more, fewer, Stream.of(all)).flatMap(Function.identity());
    }

    private static <E> Set<E> without(Set<E> members, E gone) {
        return members.stream().filter(member -> !member.equals(gone)).collect(Collectors.toSet());
    }

    private static Stream<Candidate> confinement(SecurityProfile p) {
        SeccompProfile base = p.seccomp()
                .map(choice -> choice instanceof Seccomp.Custom own ? own.profile() : SeccompProfile.dockerDefault())
                .orElseGet(SeccompProfile::dockerDefault);
        Stream<Candidate> calls = CALLS.stream()
                .map(call -> to(p, Controls.SECCOMP, "allows " + call, Seccomp.profile(base.allow(call))));
        return Stream.concat(
                calls,
                Stream.of(
                        to(p, Controls.SECCOMP, "unconfined", Seccomp.unconfined()),
                        to(p, Controls.APP_ARMOR, "unconfined", AppArmor.unconfined()),
                        to(p, Controls.SE_LINUX, "disabled", SeLinux.disable())));
    }

    private static Stream<Candidate> namespaces(SecurityProfile p) {
        return Stream.of(
                to(p, Controls.PID, "the host's", PidMode.host()),
                to(p, Controls.IPC, "the host's", IpcMode.host()),
                to(p, Controls.UTS, "the host's", UtsMode.HOST),
                to(p, Controls.CGROUPNS, "the host's", CgroupnsMode.HOST));
    }

    private static Stream<Candidate> files(SecurityProfile p) {
        return Stream.of(
                        Stream.of(
                                to(p, Controls.READ_ONLY_ROOTFS, "off", false),
                                to(p, Controls.READ_ONLY_ROOTFS, "on", true),
                                to(p, Controls.MASKED_PATHS, "none", List.of()),
                                to(p, Controls.READ_ONLY_PATHS, "none", List.of()),
                                to(p, Controls.WRITABLE_CGROUPS, "on", true)),
                        minus(p, Controls.MASKED_PATHS),
                        minus(p, Controls.READ_ONLY_PATHS),
                        minus(p, Controls.TMPFS),
                        each(
                                p,
                                Controls.TMPFS,
                                "twice as large",
                                tmpfs -> Tmpfs.builder()
                                        .from(tmpfs)
                                        .size(tmpfs.size().map(Candidates::twice))
                                        .build()),
                        each(
                                p,
                                Controls.TMPFS,
                                "without a limit",
                                tmpfs -> Tmpfs.builder()
                                        .from(tmpfs)
                                        .size(Optional.empty())
                                        .build()),
                        each(
                                p,
                                Controls.TMPFS,
                                "executable",
                                tmpfs -> Tmpfs.builder()
                                        .from(tmpfs)
                                        .executable(true)
                                        .build()),
                        each(
                                p,
                                Controls.TMPFS,
                                "with devices",
                                tmpfs -> Tmpfs.builder()
                                        .from(tmpfs)
                                        .devices(true)
                                        .build()),
                        changed(p, Controls.SHM_SIZE, "twice as much", size -> Optional.of(twice(size))))
                .flatMap(Function.identity());
    }

    private static ByteSize twice(ByteSize size) {
        return ByteSize.of(size.bytes() > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : size.bytes() * 2);
    }

    private static Stream<Candidate> mounts(SecurityProfile p) {
        return Stream.of(
                        Stream.of(
                                plus(p, Controls.MOUNTS, Mount.bind("/", "/host")),
                                plus(p, Controls.MOUNTS, Mount.bind("/var/run/docker.sock", "/var/run/docker.sock")),
                                plus(p, Controls.MOUNTS, Mount.readOnlyBind("/etc", "/host-etc")),
                                plus(p, Controls.VOLUMES_FROM, VolumesFrom.parse("another"))),
                        minus(p, Controls.MOUNTS),
                        minus(p, Controls.VOLUMES_FROM),
                        each(p, Controls.MOUNTS, "writable", Candidates::writable),
                        each(p, Controls.VOLUMES_FROM, "writable", from -> new VolumesFrom(from.container(), false)))
                .flatMap(Function.identity());
    }

    private static Mount writable(Mount mount) {
        if (mount instanceof BindMount bind) {
            return BindMount.builder().from(bind).readOnly(false).build();
        }
        return mount instanceof VolumeMount volume
                ? VolumeMount.builder().from(volume).readOnly(false).build()
                : mount;
    }

    private static Stream<Candidate> devices(SecurityProfile p) {
        return Stream.of(
                        Stream.of(
                                plus(p, Controls.DEVICES, Device.of("/dev/kmsg")),
                                plus(p, Controls.DEVICE_CGROUP_RULES, DeviceCgroupRule.parse("a *:* rwm"))),
                        minus(p, Controls.DEVICES),
                        minus(p, Controls.DEVICE_CGROUP_RULES),
                        minus(p, Controls.DEVICE_REQUESTS),
                        each(
                                p,
                                Controls.DEVICES,
                                "with all access",
                                device -> new Device(device.source(), device.target(), DeviceAccess.ALL)))
                .flatMap(Function.identity());
    }

    private static Stream<Candidate> memory(SecurityProfile p) {
        return Stream.of(
                        p.memory().stream()
                                .map(size -> new Candidate(
                                        Controls.MEMORY,
                                        "twice as much",
                                        p.toBuilder()
                                                .memory(twice(size))
                                                .memorySwap(SwapLimit.of(twice(size)))
                                                .build())),
                        p.memory().stream()
                                .map(size -> new Candidate(
                                        Controls.MEMORY,
                                        "left open with memorySwap",
                                        p.without(Controls.MEMORY).without(Controls.MEMORY_SWAP))),
                        p.memory().stream()
                                .map(size -> to(p, Controls.MEMORY_SWAP, "as much again", SwapLimit.of(twice(size)))),
                        Stream.of(
                                to(p, Controls.MEMORY_SWAP, "unlimited", SwapLimit.unlimited()),
                                to(p, Controls.OOM_SCORE_ADJ, "killed last", -999)),
                        changed(p, Controls.MEMORY_RESERVATION, "twice as much", size -> Optional.of(twice(size))))
                .flatMap(Function.identity());
    }

    private static Stream<Candidate> processor(SecurityProfile p) {
        return Stream.of(
                        changed(p, Controls.CPUS, "twice as much", cpus -> Optional.of(new Cpus(cpus.nano() * 2))),
                        changed(p, Controls.CPU_QUOTA, "unlimited", quota -> Optional.of(CpuQuota.unlimited())),
                        Stream.of(to(p, Controls.CPU_SHARES, "most weight", 262_144)))
                .flatMap(Function.identity());
    }

    private static Stream<Candidate> processes(SecurityProfile p) {
        return Stream.of(
                        changed(
                                p,
                                Controls.PIDS_LIMIT,
                                "twice as many",
                                pids -> pids.count().isPresent()
                                        ? Optional.of(PidsLimit.of(pids.count().getAsLong() * 2))
                                        : Optional.empty()),
                        Stream.of(to(p, Controls.PIDS_LIMIT, "unlimited", PidsLimit.unlimited())),
                        minus(p, Controls.ULIMITS),
                        each(
                                p,
                                Controls.ULIMITS,
                                "raised",
                                limit -> Ulimit.of(limit.name(), raised(limit.soft()), raised(limit.hard()))),
                        p.sysctls().orElse(Map.of()).keySet().stream().map(name -> {
                            Map<String, String> fewer =
                                    new TreeMap<>(p.sysctls().orElse(Map.of()));
                            fewer.remove(name);
                            return to(p, Controls.SYSCTLS, "minus " + name, fewer);
                        }))
                .flatMap(Function.identity());
    }

    private static long raised(long limit) {
        return limit == Ulimit.UNLIMITED ? limit : limit * 2 + 1;
    }

    private static Stream<Candidate> network(SecurityProfile p) {
        return Stream.of(
                        Stream.of(
                                to(p, Controls.NETWORK, "none", NetworkMode.none()),
                                to(p, Controls.NETWORK, "the bridge", NetworkMode.bridge()),
                                to(p, Controls.NETWORK, "the host's", NetworkMode.host()),
                                plus(p, Controls.PORTS, PublishedPort.parse("0.0.0.0:2222:22")),
                                to(p, Controls.PUBLISH_ALL_PORTS, "on", true)),
                        minus(p, Controls.PORTS),
                        minus(p, Controls.LINKS))
                .flatMap(Function.identity());
    }

    private static Stream<Candidate> life(SecurityProfile p) {
        return Stream.of(
                to(p, Controls.LOGGING, "without a limit", new Logging("json-file", Map.of())),
                to(p, Controls.RESTART, "always", RestartPolicy.parse("always")),
                to(p, Controls.INIT, "off", false));
    }
}
