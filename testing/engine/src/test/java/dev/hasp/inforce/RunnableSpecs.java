package dev.hasp.inforce;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.BindMount;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Propagation;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.Umask;
import dev.hasp.control.User;
import dev.hasp.control.UtsMode;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.SeccompProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random specs that a real engine can start: every control that the kernel enforces, with values that exist on a
 * machine of tests. What must exist: a container {@value #OTHER} that shares its IPC, a network {@value #NETWORK}, a
 * volume {@value #VOLUME}.
 */
final class RunnableSpecs {

    /** A container that others join. */
    static final String OTHER = "hasp-other";

    /** A network without a way out. */
    static final String NETWORK = "hasp-runnable";

    /** A volume. */
    static final String VOLUME = "hasp-runnable";

    private static final SeccompProfile OWN_PROFILE = SeccompProfile.parse("""
            {"defaultAction": "SCMP_ACT_ALLOW",
             "archMap": [{"architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86"]}],
             "syscalls": [
               {"names": ["mount", "umount2"], "action": "SCMP_ACT_ERRNO", "errnoRet": 13},
               {"names": ["chroot"], "action": "SCMP_ACT_ERRNO", "excludes": {"caps": ["CAP_SYS_CHROOT"]}},
               {"names": ["ptrace"], "action": "SCMP_ACT_ERRNO", "excludes": {"minKernel": "4.8"}},
               {"names": ["kill"], "action": "SCMP_ACT_ERRNO",
                "args": [{"index": 1, "value": 64, "op": "SCMP_CMP_EQ"}]}]}
            """);

    private final Random random;
    private final Map<Control<?>, Supplier<?>> values = new LinkedHashMap<>();

    /** Specs of a seed; the same seed gives the same specs. */
    RunnableSpecs(long seed, Optional<String> disk) {
        this.random = new Random(seed);
        identity();
        confinement();
        namespaces();
        files();
        devices(disk);
        memory();
        processor();
        processes();
    }

    /** The next one: about a third of all controls, and more often the user, without those that a rule finds an error in. */
    SecuritySpec next() {
        SecurityProfile profile = SecurityProfile.empty();
        for (Control<?> control : values.keySet()) {
            // nothing is known of the ids and of what is permitted where the image decides the user
            boolean often = control == Controls.USER || control == Controls.CAPABILITIES;
            if (random.nextInt(often ? 6 : 3) < (often ? 5 : 1)) {
                profile = with(profile, control);
            }
        }
        return valid(profile).toSpec();
    }

    /** The controls that it draws values for. */
    Set<Control<?>> controls() {
        return values.keySet();
    }

    @SuppressWarnings("unchecked") // put takes a control and values of its type
    private <T> SecurityProfile with(SecurityProfile profile, Control<T> control) {
        return profile.with(control, ((Supplier<T>) values.get(control)).get());
    }

    private static SecurityProfile valid(SecurityProfile profile) {
        return profile.validate().stream()
                .filter(Finding::isError)
                .findFirst()
                .map(error -> valid(profile.without(error.control())))
                .orElse(profile);
    }

    private <T> void put(Control<T> control, Supplier<T> value) {
        values.put(control, value);
    }

    private <E> void putList(Control<List<E>> control, Supplier<E> value) {
        put(
                control,
                () -> new ArrayList<>(IntStream.range(0, random.nextInt(3))
                        .mapToObj(index -> value.get())
                        .collect(Collectors.toSet())));
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least + 1));
    }

    private void identity() {
        put(Controls.USER, () -> User.parse(one("0:0", "1000:1000", "app:app", "1000", "root", "nobody:8", "4242:7")));
        putList(Controls.GROUPS, () -> Account.of(one("8", "100", "mail", "4711")));
        put(
                Controls.CAPABILITIES,
                () -> new Capabilities(random.nextInt(8) == 0, some(), random.nextBoolean(), some()));
        put(Controls.PRIVILEGED, () -> random.nextInt(6) == 0);
        put(Controls.UMASK, () -> new Umask(0027));
    }

    private Set<Capability> some() {
        List<Capability> known = List.copyOf(Capability.known());
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(index -> known.get(random.nextInt(known.size())))
                .collect(Collectors.toSet());
    }

    private void confinement() {
        put(Controls.NO_NEW_PRIVILEGES, () -> random.nextBoolean());
        put(
                Controls.SECCOMP,
                () -> one(
                        Seccomp.engineDefault(),
                        Seccomp.builtin(),
                        Seccomp.unconfined(),
                        Seccomp.profile(OWN_PROFILE)));
        put(
                Controls.APP_ARMOR,
                () -> one(AppArmor.engineDefault(), AppArmor.unconfined(), AppArmor.profile("docker-default")));
        put(
                Controls.SE_LINUX,
                () -> one(
                        SeLinux.engineDefault(),
                        SeLinux.disable(),
                        SeLinux.builder().type("container_t").level("s0:c1,c2").build()));
        put(
                Controls.SYSCTLS,
                () -> one(
                        Map.of("net.ipv4.ip_unprivileged_port_start", "1024"),
                        Map.of("net.core.somaxconn", "512", "kernel.msgmax", "4096"),
                        Map.of("kernel.shm_rmid_forced", "1"),
                        Map.of("net.ipv4.ping_group_range", "1 0")));
        put(
                Controls.MASKED_PATHS,
                () -> one(
                        List.<String>of(),
                        List.of("/proc/kcore", "/proc/keys"),
                        List.of("/sys/firmware", "/proc/./acpi/")));
        put(
                Controls.READ_ONLY_PATHS,
                () -> one(List.<String>of(), List.of("/proc/sys"), List.of("/proc/irq", "/proc/bus")));
    }

    private void namespaces() {
        put(
                Controls.NETWORK,
                () -> NetworkMode.parse(
                        one("default", "none", "bridge", "host", "container:" + OTHER, NETWORK, NETWORK)));
        put(Controls.PID, () -> PidMode.parse(one("private", "private", "host", "container:" + OTHER)));
        put(
                Controls.IPC,
                () -> IpcMode.parse(one("default", "none", "private", "shareable", "host", "container:" + OTHER)));
        put(Controls.UTS, () -> one(UtsMode.values()));
        put(Controls.CGROUPNS, () -> one(CgroupnsMode.values()));
        put(Controls.HOSTNAME, () -> one("job-7", "build"));
        put(Controls.DOMAINNAME, () -> "example.org");
    }

    private void files() {
        put(Controls.READ_ONLY_ROOTFS, () -> random.nextBoolean());
        putList(
                Controls.TMPFS,
                () -> Tmpfs.builder()
                        .target(one("/tmp", "/run", "/scratch/deep", "/home//app/"))
                        .size(random.nextBoolean() ? Optional.of(ByteSize.of(between(1, 64L << 20))) : Optional.empty())
                        .readOnly(random.nextInt(4) == 0)
                        .executable(random.nextBoolean())
                        .devices(random.nextInt(4) == 0)
                        .build());
        putList(Controls.MOUNTS, () -> mount());
        put(Controls.SHM_SIZE, () -> ByteSize.of(between(1, 256L << 20)));
    }

    private Mount mount() {
        return random.nextBoolean()
                ? Mount.volume(VOLUME, one("/data", "/srv/data"))
                : BindMount.builder()
                        .source("/usr/share/doc")
                        .target(one("/doc", "/usr/share/../share/doc"))
                        .readOnly(random.nextBoolean())
                        .propagation(one(
                                Optional.empty(), Optional.of(Propagation.RPRIVATE), Optional.of(Propagation.PRIVATE)))
                        .build();
    }

    private void devices(Optional<String> disk) {
        putList(
                Controls.DEVICES,
                () -> Device.parse(one(
                        "/dev/null:/dev/own:r",
                        "/dev/zero:/dev/zeroes:rw",
                        "/dev/full:/dev/sub/full:rwm",
                        "/dev/random:/rnd:m")));
        putList(
                Controls.DEVICE_CGROUP_RULES,
                () -> DeviceCgroupRule.parse(one("c 1:3 r", "c 10:229 rwm", "b 8:* rmw", "c *:3 r", "c 226:0 rw")));
        disk.ifPresent(path -> {
            putList(Controls.DEVICE_READ_BPS, () -> new DeviceBandwidth(path, ByteSize.of(between(1 << 20, 1 << 30))));
            putList(Controls.DEVICE_WRITE_BPS, () -> new DeviceBandwidth(path, ByteSize.of(between(1 << 20, 1 << 30))));
            putList(Controls.DEVICE_READ_IOPS, () -> new DeviceIops(path, between(1, 1 << 20)));
            putList(Controls.DEVICE_WRITE_IOPS, () -> new DeviceIops(path, between(1, 1 << 20)));
        });
        put(Controls.BLKIO_WEIGHT, () -> (int) between(10, 1000));
    }

    private void memory() {
        put(Controls.MEMORY, () -> ByteSize.of(between(32L << 20, 1L << 30)));
        put(
                Controls.MEMORY_SWAP,
                () -> random.nextBoolean()
                        ? SwapLimit.unlimited()
                        : SwapLimit.of(ByteSize.of(between(1L << 30, 2L << 30))));
        put(Controls.MEMORY_RESERVATION, () -> ByteSize.of(between(16L << 20, 32L << 20)));
        put(Controls.MEMORY_SWAPPINESS, () -> (int) between(0, 100));
        put(Controls.KERNEL_MEMORY_TCP, () -> ByteSize.of(between(1L << 20, 64L << 20)));
        put(Controls.OOM_KILL_DISABLE, () -> random.nextBoolean());
        put(Controls.OOM_SCORE_ADJ, () -> (int) between(0, 1000));
    }

    private void processor() {
        put(Controls.CPUS, () -> Cpus.of(between(1, 8) / 8.0));
        put(Controls.CPU_PERIOD, () -> Duration.ofMillis(between(10, 1000)));
        put(
                Controls.CPU_QUOTA,
                () -> random.nextBoolean() ? CpuQuota.unlimited() : CpuQuota.of(Duration.ofMillis(between(10, 1000))));
        put(Controls.CPU_SHARES, () -> (int) between(2, 262_144));
        put(Controls.CPUSET_CPUS, () -> CpuSet.parse("0"));
        put(Controls.CPUSET_MEMS, () -> CpuSet.parse("0"));
    }

    private void processes() {
        put(
                Controls.PIDS_LIMIT,
                () -> random.nextInt(4) == 0 ? PidsLimit.unlimited() : PidsLimit.of(between(16, 4096)));
        put(
                Controls.ULIMITS,
                () -> Stream.of("core", "cpu", "nofile", "nproc", "sigpending")
                        .filter(name -> random.nextBoolean())
                        .map(name -> Ulimit.of(name, between(1024, 2048), between(2048, 4096)))
                        .toList());
        put(Controls.CGROUP_PARENT, () -> one("/hasp-tests/a", "/hasp-tests//b/"));
        put(Controls.INIT, () -> random.nextBoolean());
    }
}
