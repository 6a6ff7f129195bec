package dev.hasp.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every control, in the order in which documents, flags and tables list them. Each has its place in the docker command
 * and in the Engine API beside it.
 */
public final class Controls {

    private static final Map<String, Control<?>> BY_KEY = new LinkedHashMap<>();

    // Identity and privileges

    /** --user, Config.User. */
    public static final Control<User> USER =
            add(Control.of("user", "who the first process runs as; default: what the image says"));

    /** --group-add, HostConfig.GroupAdd. */
    public static final Control<List<Account>> GROUPS = add(Control.ofList(
            "groups", "supplementary groups beside those of the user's entry in the image; default: none"));

    /** --userns, HostConfig.UsernsMode. */
    public static final Control<UsernsMode> USERNS =
            add(Control.of("userns", "whose user namespace; default: the daemon's"));

    /** --cap-add and --cap-drop, HostConfig.CapAdd and CapDrop. */
    public static final Control<Capabilities> CAPABILITIES =
            add(Control.of("capabilities", "what root inside may do; default: the engine's 14 capabilities"));

    /** --security-opt no-new-privileges, HostConfig.SecurityOpt. */
    public static final Control<Boolean> NO_NEW_PRIVILEGES = add(Control.of(
            "noNewPrivileges",
            "whether setuid bits and file capabilities are without effect; default: the daemon's, off"));

    /** --privileged, HostConfig.Privileged. */
    public static final Control<Boolean> PRIVILEGED = add(
            Control.of(
                    "privileged",
                    "whether nearly every lock is off: all capabilities and devices, no seccomp, AppArmor or SELinux; default: false"));

    /** --umask, HostConfig.Umask (engine 29.8). */
    public static final Control<Umask> UMASK =
            add(Control.of("umask", "which permission bits new files lack; default: 0022"));

    // Namespaces

    /** --network, HostConfig.NetworkMode. */
    public static final Control<NetworkMode> NETWORK =
            add(Control.of("network", "which network it joins; default: the engine's shared bridge"));

    /** --pid, HostConfig.PidMode. */
    public static final Control<PidMode> PID = add(Control.of("pid", "which processes it sees; default: its own"));

    /** --ipc, HostConfig.IpcMode. */
    public static final Control<IpcMode> IPC =
            add(Control.of("ipc", "whose shared memory and message queues it uses; default: the daemon's, private"));

    /** --uts, HostConfig.UTSMode. */
    public static final Control<UtsMode> UTS = add(Control.of("uts", "whose host name it has; default: its own"));

    /** --cgroupns, HostConfig.CgroupnsMode. */
    public static final Control<CgroupnsMode> CGROUPNS = add(Control.of(
            "cgroupns", "whose view of the cgroup tree it has; default: the daemon's, private on cgroup v2"));

    // File system

    /** --read-only, HostConfig.ReadonlyRootfs. */
    public static final Control<Boolean> READ_ONLY_ROOTFS = add(Control.of(
            "readOnlyRootfs",
            "whether the image's files are read-only; mounts and /dev stay writable; default: false"));

    /** --tmpfs, HostConfig.Tmpfs. */
    public static final Control<List<Tmpfs>> TMPFS =
            add(Control.ofList("tmpfs", "file systems in memory; default: none"));

    /** --mount and --volume, HostConfig.Mounts and Binds. */
    public static final Control<List<Mount>> MOUNTS =
            add(Control.ofList("mounts", "directories of the host, volumes and images that it sees; default: none"));

    /** --volumes-from, HostConfig.VolumesFrom. */
    public static final Control<List<VolumesFrom>> VOLUMES_FROM =
            add(Control.ofList("volumesFrom", "containers whose mounts it takes over; default: none"));

    /** --volume-driver, HostConfig.VolumeDriver. */
    public static final Control<String> VOLUME_DRIVER =
            add(Control.ofText("volumeDriver", "the driver of volumes that come without one; default: local"));

    /** --security-opt systempaths=unconfined, HostConfig.MaskedPaths. */
    public static final Control<List<String>> MASKED_PATHS = add(Control.ofPaths(
            "maskedPaths", "kernel files hidden from it, in place of the engine's list; default: the engine's list"));

    /** --security-opt systempaths=unconfined, HostConfig.ReadonlyPaths. */
    public static final Control<List<String>> READ_ONLY_PATHS = add(Control.ofPaths(
            "readOnlyPaths",
            "kernel files it can only read, in place of the engine's list; default: the engine's list"));

    /** --security-opt writable-cgroups, HostConfig.SecurityOpt (engine 28). */
    public static final Control<Boolean> WRITABLE_CGROUPS = add(
            Control.of("writableCgroups", "whether it may write to its own part of the cgroup tree; default: false"));

    /** --shm-size, HostConfig.ShmSize. */
    public static final Control<ByteSize> SHM_SIZE =
            add(Control.of("shmSize", "size of /dev/shm; default: the daemon's, 64m"));

    /** --storage-opt, HostConfig.StorageOpt. */
    public static final Control<Map<String, String>> STORAGE_OPTIONS = add(Control.ofMap(
            "storageOptions", "options of the storage driver, such as size for its writable layer; default: none"));

    // Devices

    /** --device, HostConfig.Devices. */
    public static final Control<List<Device>> DEVICES =
            add(Control.ofList("devices", "devices of the host that it may use; default: none"));

    /** --device-cgroup-rule, HostConfig.DeviceCgroupRules. */
    public static final Control<List<DeviceCgroupRule>> DEVICE_CGROUP_RULES = add(Control.ofList(
            "deviceCgroupRules", "devices that it may use once a node exists; default: none beyond the engine's"));

    /** --gpus and --device for CDI, HostConfig.DeviceRequests. */
    public static final Control<List<DeviceRequest>> DEVICE_REQUESTS =
            add(Control.ofList("deviceRequests", "devices that a driver adds, such as GPUs; default: none"));

    // Memory

    /** --memory, HostConfig.Memory. */
    public static final Control<ByteSize> MEMORY = add(
            Control.of("memory", "most memory it may use, the kernel kills beyond it; at least 6m; default: no limit"));

    /** --memory-swap, HostConfig.MemorySwap. */
    public static final Control<SwapLimit> MEMORY_SWAP = add(Control.of(
            "memorySwap",
            "most memory and swap together, equal to memory for no swap; default: twice the memory limit"));

    /** --memory-reservation, HostConfig.MemoryReservation. */
    public static final Control<ByteSize> MEMORY_RESERVATION =
            add(Control.of("memoryReservation", "memory it is pushed back to when the host runs short; default: none"));

    /** --memory-swappiness, HostConfig.MemorySwappiness. */
    public static final Control<Integer> MEMORY_SWAPPINESS = add(Control.of(
            "memorySwappiness",
            "how eagerly its memory is swapped out, 0 to 100, cgroup v1 only; default: the host's"));

    /** --kernel-memory, HostConfig.KernelMemory. */
    public static final Control<ByteSize> KERNEL_MEMORY = add(
            Control.of("kernelMemory", "kernel memory limit, dropped by engines since API 1.42; default: no limit"));

    /** HostConfig.KernelMemoryTCP. */
    public static final Control<ByteSize> KERNEL_MEMORY_TCP = add(Control.of(
            "kernelMemoryTcp", "kernel memory limit for TCP buffers, cgroup v1, gone in API 1.52; default: no limit"));

    /** --oom-kill-disable, HostConfig.OomKillDisable. */
    public static final Control<Boolean> OOM_KILL_DISABLE = add(Control.of(
            "oomKillDisable",
            "whether it hangs instead of being killed when out of memory, cgroup v1 only; default: false"));

    /** --oom-score-adj, HostConfig.OomScoreAdj. */
    public static final Control<Integer> OOM_SCORE_ADJ = add(Control.of(
            "oomScoreAdj",
            "how readily the kernel kills it when the host is out of memory, -1000 to 1000; default: 0"));

    // Processor time

    /** --cpus, HostConfig.NanoCpus. */
    public static final Control<Cpus> CPUS =
            add(Control.of("cpus", "most processor time it may use, in CPUs; default: no limit"));

    /** --cpu-period, HostConfig.CpuPeriod. */
    public static final Control<Duration> CPU_PERIOD =
            add(Control.ofMicros("cpuPeriod", "period of the cpu quota, 1 ms to 1 s; default: 100 ms"));

    /** --cpu-quota, HostConfig.CpuQuota. */
    public static final Control<CpuQuota> CPU_QUOTA =
            add(Control.of("cpuQuota", "processor time per period, from 1 ms; default: no limit"));

    /** --cpu-shares, HostConfig.CpuShares. */
    public static final Control<Integer> CPU_SHARES = add(Control.of(
            "cpuShares", "its weight against other containers when processors are busy, 2 to 262144; default: 1024"));

    /** --cpuset-cpus, HostConfig.CpusetCpus. */
    public static final Control<CpuSet> CPUSET_CPUS =
            add(Control.of("cpusetCpus", "the CPUs it may run on; default: all"));

    /** --cpuset-mems, HostConfig.CpusetMems. */
    public static final Control<CpuSet> CPUSET_MEMS =
            add(Control.of("cpusetMems", "the memory nodes it may use; default: all"));

    /** --cpu-rt-period, HostConfig.CpuRealtimePeriod. */
    public static final Control<Duration> CPU_REALTIME_PERIOD = add(Control.ofMicros(
            "cpuRealtimePeriod", "period of the realtime budget, cgroup v1 only; default: the host's"));

    /** --cpu-rt-runtime, HostConfig.CpuRealtimeRuntime. */
    public static final Control<Duration> CPU_REALTIME_RUNTIME = add(Control.ofMicros(
            "cpuRealtimeRuntime", "realtime scheduling time per period, cgroup v1 only; default: none"));

    // Block I/O

    /** --blkio-weight, HostConfig.BlkioWeight. */
    public static final Control<Integer> BLKIO_WEIGHT = add(Control.of(
            "blkioWeight", "its share of disk time against other containers, 10 to 1000; default: the host's"));

    /** --blkio-weight-device, HostConfig.BlkioWeightDevice. */
    public static final Control<List<DeviceWeight>> BLKIO_WEIGHT_DEVICES =
            add(Control.ofList("blkioWeightDevices", "its share of disk time, by device; default: none"));

    /** --device-read-bps, HostConfig.BlkioDeviceReadBps. */
    public static final Control<List<DeviceBandwidth>> DEVICE_READ_BPS =
            add(Control.ofList("deviceReadBps", "bytes per second read from a device; default: no limit"));

    /** --device-write-bps, HostConfig.BlkioDeviceWriteBps. */
    public static final Control<List<DeviceBandwidth>> DEVICE_WRITE_BPS =
            add(Control.ofList("deviceWriteBps", "bytes per second written to a device; default: no limit"));

    /** --device-read-iops, HostConfig.BlkioDeviceReadIOps. */
    public static final Control<List<DeviceIops>> DEVICE_READ_IOPS =
            add(Control.ofList("deviceReadIops", "reads per second from a device; default: no limit"));

    /** --device-write-iops, HostConfig.BlkioDeviceWriteIOps. */
    public static final Control<List<DeviceIops>> DEVICE_WRITE_IOPS =
            add(Control.ofList("deviceWriteIops", "writes per second to a device; default: no limit"));

    // Processes

    /** --pids-limit, HostConfig.PidsLimit. */
    public static final Control<PidsLimit> PIDS_LIMIT = add(Control.of(
            "pidsLimit", "most processes and threads at once, the control against fork bombs; default: no limit"));

    /** --ulimit, HostConfig.Ulimits. */
    public static final Control<List<Ulimit>> ULIMITS =
            add(Control.ofUlimits("ulimits", "resource limits of its processes; default: the daemon's"));

    /** --cgroup-parent, HostConfig.CgroupParent. */
    public static final Control<String> CGROUP_PARENT = add(Control.ofText(
            "cgroupParent", "the cgroup it is put below, as given by a scheduler; default: the daemon's"));

    /** --init, HostConfig.Init. */
    public static final Control<Boolean> INIT = add(Control.of(
            "init",
            "whether a small init reaps its orphaned processes and forwards signals; default: the daemon's, off"));

    // System calls, mandatory access control, kernel parameters

    /** --security-opt seccomp, HostConfig.SecurityOpt. */
    public static final Control<Seccomp> SECCOMP =
            add(Control.of("seccomp", "which system calls it may make; default: the daemon's profile"));

    /** --security-opt apparmor, HostConfig.SecurityOpt. */
    public static final Control<AppArmor> APP_ARMOR =
            add(Control.of("appArmor", "which AppArmor profile confines it; default: the engine's own"));

    /** --security-opt label, HostConfig.SecurityOpt. */
    public static final Control<SeLinux> SE_LINUX = add(Control.of(
            "seLinux", "the SELinux label of its processes; default: the engine's, with categories of its own"));

    /** --sysctl, HostConfig.Sysctls. */
    public static final Control<Map<String, String>> SYSCTLS = add(
            Control.ofMap("sysctls", "kernel parameters of its namespaces; default: the kernel's and the engine's"));

    // Network details

    /** --publish, HostConfig.PortBindings and Config.ExposedPorts. */
    public static final Control<List<PublishedPort>> PORTS =
            add(Control.ofList("ports", "ports of the host that lead to it; default: none"));

    /** --publish-all, HostConfig.PublishAllPorts. */
    public static final Control<Boolean> PUBLISH_ALL_PORTS = add(Control.of(
            "publishAllPorts",
            "whether every port that the image exposes is published on every address; default: false"));

    /** --dns, HostConfig.Dns. */
    public static final Control<List<IpAddress>> DNS =
            add(Control.ofList("dns", "name servers; default: the engine's"));

    /** --dns-search, HostConfig.DnsSearch. */
    public static final Control<List<String>> DNS_SEARCH =
            add(Control.ofTexts("dnsSearch", "domains that short names are looked up in; default: the engine's"));

    /** --dns-option, HostConfig.DnsOptions. */
    public static final Control<List<String>> DNS_OPTIONS =
            add(Control.ofTexts("dnsOptions", "options of the resolver; default: the engine's"));

    /** --add-host, HostConfig.ExtraHosts. */
    public static final Control<List<ExtraHost>> EXTRA_HOSTS =
            add(Control.ofList("extraHosts", "lines of /etc/hosts; default: none"));

    /** --hostname, Config.Hostname. */
    public static final Control<String> HOSTNAME = add(Control.ofText("hostname", "its host name; default: its id"));

    /** --domainname, Config.Domainname. */
    public static final Control<String> DOMAINNAME =
            add(Control.ofText("domainname", "its NIS domain name; default: none"));

    /** --link, HostConfig.Links. */
    public static final Control<List<Link>> LINKS =
            add(Control.ofList("links", "containers it may reach by name on the default bridge; default: none"));

    /** --network-alias, EndpointsConfig.Aliases. */
    public static final Control<List<String>> NETWORK_ALIASES =
            add(Control.ofTexts("networkAliases", "names it has on a created network; default: its own name and id"));

    /** --ip, EndpointsConfig.IPAMConfig. */
    public static final Control<IpAddress> IPV4_ADDRESS =
            add(Control.of("ipv4Address", "its IPv4 address on a created network; default: the engine's choice"));

    /** --ip6, EndpointsConfig.IPAMConfig. */
    public static final Control<IpAddress> IPV6_ADDRESS =
            add(Control.of("ipv6Address", "its IPv6 address on a created network; default: the engine's choice"));

    /** --mac-address, Config.MacAddress until API 1.43. */
    public static final Control<String> MAC_ADDRESS =
            add(Control.ofText("macAddress", "its Ethernet address; default: the engine's choice"));

    // Runtime and life cycle

    /** --runtime, HostConfig.Runtime. */
    public static final Control<String> RUNTIME = add(
            Control.ofText("runtime", "the OCI runtime, by the name the daemon knows it by; default: the daemon's"));

    /** --annotation, HostConfig.Annotations (API 1.43). */
    public static final Control<Map<String, String>> ANNOTATIONS =
            add(Control.ofMap("annotations", "notes for the OCI runtime; default: none"));

    /** --log-driver and --log-opt, HostConfig.LogConfig. */
    public static final Control<Logging> LOGGING = add(Control.of(
            "logging", "where its output goes and how much is kept; default: the daemon's, without a limit"));

    /** --restart, HostConfig.RestartPolicy. */
    public static final Control<RestartPolicy> RESTART =
            add(Control.of("restart", "whether the engine starts it again; default: no"));

    /** --rm, HostConfig.AutoRemove. */
    public static final Control<Boolean> AUTO_REMOVE =
            add(Control.of("autoRemove", "whether it is deleted when it ends; default: false"));

    /** --stop-signal, Config.StopSignal. */
    public static final Control<String> STOP_SIGNAL =
            add(Control.ofText("stopSignal", "the signal that asks it to end; default: the image's, SIGTERM"));

    /** --stop-timeout, Config.StopTimeout. */
    public static final Control<Duration> STOP_TIMEOUT =
            add(Control.of("stopTimeout", "whole seconds between that signal and the kill; default: 10 s"));

    /** --health-cmd and others, Config.Healthcheck. */
    public static final Control<Healthcheck> HEALTHCHECK =
            add(Control.of("healthcheck", "how the engine learns whether it is well; default: the image's"));

    private Controls() {}

    private static <T> Control<T> add(Control<T> control) {
        if (BY_KEY.put(control.key(), control) != null) {
            throw new IllegalStateException("two controls have the key " + control.key());
        }
        return control;
    }

    /** All controls, in order. */
    public static List<Control<?>> all() {
        return List.copyOf(BY_KEY.values());
    }

    /** The control that documents name by this key. */
    public static Optional<Control<?>> byKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
