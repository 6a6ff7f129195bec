package dev.hasp.document;

import static dev.hasp.document.Scalars.bool;
import static dev.hasp.document.Scalars.integer;
import static dev.hasp.document.Scalars.octal;
import static dev.hasp.document.Scalars.parsed;
import static dev.hasp.document.Scalars.size;
import static dev.hasp.document.Scalars.words;

import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.RestartPolicy;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Umask;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import dev.hasp.control.VolumesFrom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** How each control stands in a document, one line each, with an example in YAML. */
final class ControlCodecs {

    /** A control's line. */
    record Row<T>(Control<T> control, Codec<T> codec, String example) {}

    private static final Map<Control<?>, Row<?>> ROWS = new LinkedHashMap<>();

    static {
        add(Controls.USER, parsed("a user or user:group, or imageDefault", User::parse), "1000:1000");
        add(Controls.GROUPS, list(Account::of, "groups by name or number"), "[video, 992]");
        add(Controls.USERNS, words(UsernsMode::parse, UsernsMode.values()), "host");
        add(Controls.CAPABILITIES, SecurityCodecs.capabilities(), "{drop: [ALL], add: [NET_BIND_SERVICE]}");
        add(Controls.NO_NEW_PRIVILEGES, bool(), "true");
        add(Controls.PRIVILEGED, bool(), "false");
        add(Controls.UMASK, octal(Umask::parse), "\"0027\"");
        add(
                Controls.NETWORK,
                parsed("none, bridge, host, default, container:NAME or a network", NetworkMode::parse),
                "none");
        add(Controls.PID, parsed("private, host or container:NAME", PidMode::parse), "private");
        add(
                Controls.IPC,
                parsed("default, none, private, shareable, host or container:NAME", IpcMode::parse),
                "private");
        add(Controls.UTS, words(UtsMode::parse, UtsMode.values()), "private");
        add(Controls.CGROUPNS, words(CgroupnsMode::parse, CgroupnsMode.values()), "private");
        add(Controls.READ_ONLY_ROOTFS, bool(), "true");
        add(Controls.TMPFS, new TmpfsCodec(), "[{target: /tmp, size: 64m}]");
        add(
                Controls.MOUNTS,
                new ListCodec<>(new MountCodec(), "mappings with type: bind, volume or image"),
                "[{type: bind, source: /srv/in, target: /in, readOnly: true}]");
        add(Controls.VOLUMES_FROM, list(VolumesFrom::parse, "containers as name:ro or name:rw"), "[\"config:ro\"]");
        add(Controls.VOLUME_DRIVER, text(Controls.VOLUME_DRIVER), "local");
        add(Controls.MASKED_PATHS, texts(Controls.MASKED_PATHS, "paths"), "[/proc/kcore, /proc/keys]");
        add(Controls.READ_ONLY_PATHS, texts(Controls.READ_ONLY_PATHS, "paths"), "[/proc/sys]");
        add(Controls.WRITABLE_CGROUPS, bool(), "false");
        add(Controls.SHM_SIZE, size(), "64m");
        add(Controls.STORAGE_OPTIONS, map(Controls.STORAGE_OPTIONS, "options"), "{size: 10G}");
        add(Controls.DEVICES, DeviceCodecs.devices(), "[\"/dev/fuse:/dev/fuse:rw\"]");
        add(Controls.DEVICE_CGROUP_RULES, DeviceCodecs.rules(), "[\"c 195:* rw\"]");
        add(Controls.DEVICE_REQUESTS, DeviceCodecs.requests(), "[{count: 1, capabilities: [[gpu]]}]");
        add(Controls.MEMORY, size(), "512m");
        add(Controls.MEMORY_SWAP, parsed("a size such as 1g, or unlimited", SwapLimit::parse), "512m");
        add(Controls.MEMORY_RESERVATION, size(), "256m");
        add(Controls.MEMORY_SWAPPINESS, integer(), "0");
        add(Controls.KERNEL_MEMORY, size(), "64m");
        add(Controls.KERNEL_MEMORY_TCP, size(), "16m");
        add(Controls.OOM_KILL_DISABLE, bool(), "false");
        add(Controls.OOM_SCORE_ADJ, integer(), "500");
        add(Controls.CPUS, Scalars.cpus(), "1.5");
        add(Controls.CPU_PERIOD, Durations.orMicros(), "100ms");
        add(Controls.CPU_QUOTA, quota(), "50ms");
        add(Controls.CPU_SHARES, integer(), "512");
        add(Controls.CPUSET_CPUS, parsed("numbers and ranges such as 0-2,4", CpuSet::parse), "0-3");
        add(Controls.CPUSET_MEMS, parsed("numbers and ranges such as 0-1", CpuSet::parse), "0");
        add(Controls.CPU_REALTIME_PERIOD, Durations.orMicros(), "1s");
        add(Controls.CPU_REALTIME_RUNTIME, Durations.orMicros(), "950ms");
        add(Controls.BLKIO_WEIGHT, integer(), "300");
        add(Controls.BLKIO_WEIGHT_DEVICES, DeviceCodecs.weights(), "[{path: /dev/sda, weight: 200}]");
        add(Controls.DEVICE_READ_BPS, DeviceCodecs.bandwidths(), "[{path: /dev/sda, rate: 10m}]");
        add(Controls.DEVICE_WRITE_BPS, DeviceCodecs.bandwidths(), "[{path: /dev/sda, rate: 10m}]");
        add(Controls.DEVICE_READ_IOPS, DeviceCodecs.operations(), "[{path: /dev/sda, rate: 1000}]");
        add(Controls.DEVICE_WRITE_IOPS, DeviceCodecs.operations(), "[{path: /dev/sda, rate: 1000}]");
        add(Controls.PIDS_LIMIT, parsed("a number, or unlimited", PidsLimit::parse), "256");
        add(Controls.ULIMITS, UlimitCodec.codec(), "{core: 0, nofile: {soft: 1024, hard: 2048}}");
        add(Controls.CGROUP_PARENT, text(Controls.CGROUP_PARENT), "/batch/job-17");
        add(Controls.INIT, bool(), "true");
        add(Controls.SECCOMP, new SeccompCodec(), "builtin");
        add(Controls.APP_ARMOR, parsed("default, unconfined or a profile's name", AppArmor::parse), "default");
        add(Controls.SE_LINUX, SecurityCodecs.seLinux(), "{type: container_t}");
        add(Controls.SYSCTLS, map(Controls.SYSCTLS, "values by parameter"), "{net.ipv4.ip_unprivileged_port_start: 0}");
        add(Controls.PORTS, NetworkCodecs.ports(), "[\"127.0.0.1:8080:80/tcp\"]");
        add(Controls.PUBLISH_ALL_PORTS, bool(), "false");
        add(Controls.DNS, NetworkCodecs.addresses(), "[10.0.0.2]");
        add(Controls.DNS_SEARCH, texts(Controls.DNS_SEARCH, "domains"), "[example.org]");
        add(Controls.DNS_OPTIONS, texts(Controls.DNS_OPTIONS, "options"), "[\"ndots:1\"]");
        add(Controls.EXTRA_HOSTS, NetworkCodecs.extraHosts(), "[\"db:10.0.0.3\"]");
        add(Controls.HOSTNAME, text(Controls.HOSTNAME), "worker");
        add(Controls.DOMAINNAME, text(Controls.DOMAINNAME), "example.org");
        add(Controls.LINKS, NetworkCodecs.links(), "[\"database:db\"]");
        add(Controls.NETWORK_ALIASES, texts(Controls.NETWORK_ALIASES, "names"), "[worker]");
        add(Controls.IPV4_ADDRESS, NetworkCodecs.address(), "172.20.0.5");
        add(Controls.IPV6_ADDRESS, NetworkCodecs.address(), "\"2001:db8::5\"");
        add(Controls.MAC_ADDRESS, text(Controls.MAC_ADDRESS), "\"02:42:ac:11:00:05\"");
        add(Controls.RUNTIME, text(Controls.RUNTIME), "runsc");
        add(Controls.ANNOTATIONS, map(Controls.ANNOTATIONS, "texts by name"), "{org.example.job: \"17\"}");
        add(Controls.LOGGING, LifecycleCodecs.logging(), "{driver: json-file, options: {max-size: 10m}}");
        add(
                Controls.RESTART,
                parsed("no, on-failure, on-failure:N, always or unless-stopped", RestartPolicy::parse),
                "on-failure:5");
        add(Controls.AUTO_REMOVE, bool(), "true");
        add(Controls.STOP_SIGNAL, text(Controls.STOP_SIGNAL), "SIGINT");
        add(Controls.STOP_TIMEOUT, Durations.orSeconds(), "30s");
        add(Controls.HEALTHCHECK, LifecycleCodecs.healthcheck(), "{command: /bin/check, interval: 30s, retries: 3}");
    }

    private ControlCodecs() {}

    private static <T> void add(Control<T> control, Codec<T> codec, String example) {
        ROWS.put(control, new Row<>(control, codec, example));
    }

    /** The line of a control; a test walks all controls. */
    @SuppressWarnings("unchecked") // a line is only ever stored under its own control
    static <T> Row<T> row(Control<T> control) {
        return (Row<T>) Objects.requireNonNull(ROWS.get(control), control.key());
    }

    static <T> Codec<T> of(Control<T> control) {
        return row(control).codec();
    }

    private static <E> Codec<List<E>> list(Function<String, E> parse, String items) {
        return new ListCodec<>(parsed(items, parse), items);
    }

    private static Codec<String> text(Control<String> control) {
        return Scalars.text(control::keep);
    }

    private static Codec<List<String>> texts(Control<List<String>> control, String items) {
        return new ListCodec<>(Scalars.text(text -> control.keep(List.of(text)).get(0)), items);
    }

    private static Codec<Map<String, String>> map(Control<Map<String, String>> control, String entries) {
        return MapCodec.ofTexts((key, value) -> control.keep(Map.of(key, value)), entries);
    }

    private static Codec<CpuQuota> quota() {
        ScalarCodec<Duration> time = Durations.orMicros();
        return new ScalarCodec<>(
                time.type() + ", or unlimited",
                time.fits(),
                scalar -> scalar.text().equals("unlimited") || scalar.text().equals("-1")
                        ? CpuQuota.unlimited()
                        : CpuQuota.of(time.parse().apply(scalar)),
                quota -> quota.time().map(time::encode).orElseGet(() -> Scalars.compact("unlimited")),
                Schemas::text);
    }
}
