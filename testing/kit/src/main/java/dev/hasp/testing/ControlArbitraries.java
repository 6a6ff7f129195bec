package dev.hasp.testing;

import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Umask;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values for each control: well-formed, and as odd as the control's type permits. */
final class ControlArbitraries {

    private static final Map<Control<?>, Arbitrary<?>> BY_CONTROL = new LinkedHashMap<>();

    static {
        add(Controls.USER, IdentityArbitraries.user());
        addList(Controls.GROUPS, IdentityArbitraries.account());
        add(Controls.USERNS, Arbitraries.of(UsernsMode.class));
        add(Controls.CAPABILITIES, IdentityArbitraries.capabilities());
        add(Controls.NO_NEW_PRIVILEGES, flag());
        add(Controls.PRIVILEGED, Arbitraries.of(false, false, false, true));
        add(Controls.UMASK, Arbitraries.integers().between(0, 0777).map(Umask::new));
        add(Controls.NETWORK, IdentityArbitraries.network());
        add(Controls.PID, IdentityArbitraries.pid());
        add(Controls.IPC, IdentityArbitraries.ipc());
        add(Controls.UTS, Arbitraries.of(UtsMode.class));
        add(Controls.CGROUPNS, Arbitraries.of(CgroupnsMode.class));
        add(Controls.READ_ONLY_ROOTFS, flag());
        addList(Controls.TMPFS, FileArbitraries.tmpfs());
        addList(Controls.MOUNTS, FileArbitraries.mount());
        addList(Controls.VOLUMES_FROM, FileArbitraries.volumesFrom());
        add(Controls.VOLUME_DRIVER, HostileText.any());
        addList(Controls.MASKED_PATHS, HostileText.path(""));
        addList(Controls.READ_ONLY_PATHS, HostileText.path(""));
        add(Controls.WRITABLE_CGROUPS, flag());
        add(Controls.SHM_SIZE, LimitArbitraries.size());
        add(Controls.STORAGE_OPTIONS, FileArbitraries.texts());
        addList(Controls.DEVICES, FileArbitraries.device());
        addList(Controls.DEVICE_CGROUP_RULES, FileArbitraries.deviceRule());
        addList(Controls.DEVICE_REQUESTS, FileArbitraries.deviceRequest());
        add(Controls.MEMORY, LimitArbitraries.size());
        add(Controls.MEMORY_SWAP, LimitArbitraries.swap());
        add(Controls.MEMORY_RESERVATION, LimitArbitraries.size());
        add(Controls.MEMORY_SWAPPINESS, Arbitraries.integers().between(-1, 101));
        add(Controls.KERNEL_MEMORY, LimitArbitraries.size());
        add(Controls.KERNEL_MEMORY_TCP, LimitArbitraries.size());
        add(Controls.OOM_KILL_DISABLE, flag());
        add(Controls.OOM_SCORE_ADJ, Arbitraries.integers().between(-1001, 1001));
        add(Controls.CPUS, LimitArbitraries.cpus());
        add(Controls.CPU_PERIOD, LimitArbitraries.micros());
        add(Controls.CPU_QUOTA, LimitArbitraries.quota());
        add(Controls.CPU_SHARES, Arbitraries.integers().between(0, 300_000));
        add(Controls.CPUSET_CPUS, LimitArbitraries.cpuset());
        add(Controls.CPUSET_MEMS, LimitArbitraries.cpuset());
        add(Controls.CPU_REALTIME_PERIOD, LimitArbitraries.micros());
        add(Controls.CPU_REALTIME_RUNTIME, LimitArbitraries.micros());
        add(Controls.BLKIO_WEIGHT, Arbitraries.integers().between(0, 1100));
        addList(Controls.BLKIO_WEIGHT_DEVICES, LimitArbitraries.deviceWeight());
        addList(Controls.DEVICE_READ_BPS, LimitArbitraries.bandwidth());
        addList(Controls.DEVICE_WRITE_BPS, LimitArbitraries.bandwidth());
        addList(Controls.DEVICE_READ_IOPS, LimitArbitraries.iops());
        addList(Controls.DEVICE_WRITE_IOPS, LimitArbitraries.iops());
        add(Controls.PIDS_LIMIT, LimitArbitraries.pids());
        add(Controls.ULIMITS, LimitArbitraries.ulimits());
        add(Controls.CGROUP_PARENT, text("/batch/job-7"));
        add(Controls.INIT, flag());
        add(Controls.SECCOMP, IdentityArbitraries.seccomp());
        add(Controls.APP_ARMOR, IdentityArbitraries.appArmor());
        add(Controls.SE_LINUX, IdentityArbitraries.seLinux());
        add(Controls.SYSCTLS, FileArbitraries.texts().map(ControlArbitraries::withKnownSysctl));
        addList(Controls.PORTS, NetworkArbitraries.port());
        add(Controls.PUBLISH_ALL_PORTS, flag());
        addList(Controls.DNS, NetworkArbitraries.address());
        addList(Controls.DNS_SEARCH, text("example.org"));
        addList(Controls.DNS_OPTIONS, text("ndots:2"));
        addList(Controls.EXTRA_HOSTS, NetworkArbitraries.extraHost());
        add(Controls.HOSTNAME, text("job-7"));
        add(Controls.DOMAINNAME, text("example.org"));
        addList(Controls.LINKS, NetworkArbitraries.link());
        addList(Controls.NETWORK_ALIASES, text("api"));
        add(Controls.IPV4_ADDRESS, NetworkArbitraries.v4());
        add(Controls.IPV6_ADDRESS, NetworkArbitraries.v6());
        add(Controls.MAC_ADDRESS, text("02:42:ac:11:00:07"));
        add(Controls.RUNTIME, text("runc"));
        add(Controls.ANNOTATIONS, FileArbitraries.texts());
        add(Controls.LOGGING, NetworkArbitraries.logging());
        add(Controls.RESTART, NetworkArbitraries.restart());
        add(Controls.AUTO_REMOVE, flag());
        add(Controls.STOP_SIGNAL, text("SIGINT"));
        add(Controls.STOP_TIMEOUT, Arbitraries.integers().between(0, 600).map(Duration::ofSeconds));
        add(Controls.HEALTHCHECK, NetworkArbitraries.healthcheck());
    }

    private ControlArbitraries() {}

    private static <T> void add(Control<T> control, Arbitrary<? extends T> values) {
        BY_CONTROL.put(control, values);
    }

    private static <E> void addList(Control<List<E>> control, Arbitrary<E> items) {
        Arbitrary<Boolean> again = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
        add(control, Combinators.combine(items.list().ofMaxSize(3), again).as(ControlArbitraries::withFirstAgain));
    }

    private static <E> List<E> withFirstAgain(List<E> items, boolean again) {
        return again && !items.isEmpty()
                ? Stream.concat(items.stream(), Stream.of(items.get(0))).toList()
                : items;
    }

    private static Arbitrary<Boolean> flag() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<String> text(String ordinary) {
        return Arbitraries.oneOf(Arbitraries.just(ordinary), HostileText.any());
    }

    private static Map<String, String> withKnownSysctl(Map<String, String> odd) {
        return odd.isEmpty() ? Map.of("net.ipv4.ip_unprivileged_port_start", "1024") : odd;
    }

    @SuppressWarnings("unchecked") // every entry was made by add(Control<T>, Arbitrary<? extends T>)
    static <T> Arbitrary<T> values(Control<T> control) {
        Arbitrary<?> values = BY_CONTROL.get(control);
        if (values == null) {
            throw new IllegalStateException("no arbitrary for " + control);
        }
        return (Arbitrary<T>) values;
    }
}
