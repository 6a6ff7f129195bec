package dev.hasp.effective;

import static dev.hasp.control.Controls.ANNOTATIONS;
import static dev.hasp.control.Controls.APP_ARMOR;
import static dev.hasp.control.Controls.BLKIO_WEIGHT;
import static dev.hasp.control.Controls.BLKIO_WEIGHT_DEVICES;
import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.CGROUPNS;
import static dev.hasp.control.Controls.CGROUP_PARENT;
import static dev.hasp.control.Controls.CPUS;
import static dev.hasp.control.Controls.CPUSET_CPUS;
import static dev.hasp.control.Controls.CPUSET_MEMS;
import static dev.hasp.control.Controls.CPU_PERIOD;
import static dev.hasp.control.Controls.CPU_QUOTA;
import static dev.hasp.control.Controls.CPU_REALTIME_PERIOD;
import static dev.hasp.control.Controls.CPU_REALTIME_RUNTIME;
import static dev.hasp.control.Controls.CPU_SHARES;
import static dev.hasp.control.Controls.DEVICES;
import static dev.hasp.control.Controls.DEVICE_CGROUP_RULES;
import static dev.hasp.control.Controls.DEVICE_READ_BPS;
import static dev.hasp.control.Controls.DEVICE_READ_IOPS;
import static dev.hasp.control.Controls.DEVICE_REQUESTS;
import static dev.hasp.control.Controls.DEVICE_WRITE_BPS;
import static dev.hasp.control.Controls.DEVICE_WRITE_IOPS;
import static dev.hasp.control.Controls.DOMAINNAME;
import static dev.hasp.control.Controls.GROUPS;
import static dev.hasp.control.Controls.HOSTNAME;
import static dev.hasp.control.Controls.INIT;
import static dev.hasp.control.Controls.IPC;
import static dev.hasp.control.Controls.IPV4_ADDRESS;
import static dev.hasp.control.Controls.IPV6_ADDRESS;
import static dev.hasp.control.Controls.KERNEL_MEMORY;
import static dev.hasp.control.Controls.KERNEL_MEMORY_TCP;
import static dev.hasp.control.Controls.LINKS;
import static dev.hasp.control.Controls.LOGGING;
import static dev.hasp.control.Controls.MAC_ADDRESS;
import static dev.hasp.control.Controls.MASKED_PATHS;
import static dev.hasp.control.Controls.MEMORY;
import static dev.hasp.control.Controls.MEMORY_RESERVATION;
import static dev.hasp.control.Controls.MEMORY_SWAP;
import static dev.hasp.control.Controls.MEMORY_SWAPPINESS;
import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.NETWORK_ALIASES;
import static dev.hasp.control.Controls.NO_NEW_PRIVILEGES;
import static dev.hasp.control.Controls.OOM_KILL_DISABLE;
import static dev.hasp.control.Controls.OOM_SCORE_ADJ;
import static dev.hasp.control.Controls.PID;
import static dev.hasp.control.Controls.PIDS_LIMIT;
import static dev.hasp.control.Controls.PORTS;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.PUBLISH_ALL_PORTS;
import static dev.hasp.control.Controls.READ_ONLY_PATHS;
import static dev.hasp.control.Controls.READ_ONLY_ROOTFS;
import static dev.hasp.control.Controls.RUNTIME;
import static dev.hasp.control.Controls.SECCOMP;
import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.control.Controls.SHM_SIZE;
import static dev.hasp.control.Controls.STORAGE_OPTIONS;
import static dev.hasp.control.Controls.SYSCTLS;
import static dev.hasp.control.Controls.TMPFS;
import static dev.hasp.control.Controls.ULIMITS;
import static dev.hasp.control.Controls.UMASK;
import static dev.hasp.control.Controls.USER;
import static dev.hasp.control.Controls.USERNS;
import static dev.hasp.control.Controls.UTS;
import static dev.hasp.control.Controls.VOLUMES_FROM;
import static dev.hasp.control.Controls.VOLUME_DRIVER;
import static dev.hasp.control.Controls.WRITABLE_CGROUPS;

import dev.hasp.control.Control;
import dev.hasp.control.CpuSet;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.NetworkMode;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.ResolvedProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Every aspect, in the order in which policies list them: those that the kernel enforces on the container's first process,
 * then those that only the engine enforces.
 */
public final class Aspects {

    private static final List<Aspect<?>> ALL = new ArrayList<>();

    // Identity

    /** The user id inside. */
    public static final Aspect<Long> UID = add("uid", "user id", USER);

    /** The group id inside. */
    public static final Aspect<Long> GID = add("gid", "group id", USER);

    /** The supplementary group ids inside, the group id itself where the engine puts it there. */
    public static final Aspect<SortedSet<Long>> GROUPS_HELD = add("groups", "supplementary groups", GROUPS, USER);

    /** The permission bits that new files lack. */
    public static final Aspect<Integer> UMASK_SET = add("umask", "permission bits that new files lack", UMASK);

    /** Which ids of the host the ids inside are. */
    public static final Aspect<List<IdMapping>> UID_MAP = add("uidMap", "user ids inside and on the host", USERNS);

    /** Which group ids of the host the group ids inside are. */
    public static final Aspect<List<IdMapping>> GID_MAP = add("gidMap", "group ids inside and on the host", USERNS);

    // Privileges

    /** What can ever be gained. */
    public static final Aspect<SortedSet<Capability>> BOUNDING =
            add("bounding", "capabilities that can be gained", CAPABILITIES, PRIVILEGED);

    /** What may be switched on. */
    public static final Aspect<SortedSet<Capability>> PERMITTED =
            add("permitted", "capabilities that can be switched on", CAPABILITIES, USER, PRIVILEGED);

    /** What is on. */
    public static final Aspect<SortedSet<Capability>> EFFECTIVE =
            add("effective", "capabilities in force", CAPABILITIES, USER, PRIVILEGED);

    /** What programs with inheritable file capabilities keep. */
    public static final Aspect<SortedSet<Capability>> INHERITABLE =
            add("inheritable", "capabilities that marked programs keep", CAPABILITIES);

    /** What every program keeps. */
    public static final Aspect<SortedSet<Capability>> AMBIENT =
            add("ambient", "capabilities that every program keeps", CAPABILITIES);

    /** Whether setuid bits and file capabilities are without effect. */
    public static final Aspect<Boolean> NO_NEW_PRIVS =
            add("noNewPrivileges", "no gain by setuid or file capabilities", NO_NEW_PRIVILEGES);

    /** Whether a seccomp filter is loaded. */
    public static final Aspect<Boolean> SECCOMP_ON =
            add("seccompFilter", "a filter for system calls", SECCOMP, PRIVILEGED);

    /** The filter's rules for this container, empty where there is no filter. */
    public static final Aspect<java.util.Optional<ResolvedProfile>> SECCOMP_RULES =
            add("seccompRules", "the rules of that filter", SECCOMP, CAPABILITIES, PRIVILEGED);

    /** The AppArmor profile's name, {@code unconfined} where none confines it. */
    public static final Aspect<String> APP_ARMOR_PROFILE = add("appArmor", "AppArmor profile", APP_ARMOR, PRIVILEGED);

    /** The SELinux label, {@code none} where SELinux does not confine it. */
    public static final Aspect<String> SE_LINUX_LABEL = add("seLinux", "SELinux label", SE_LINUX, PRIVILEGED);

    // Namespaces

    /** Whose network it is in. */
    public static final Aspect<Sharing> NETWORK_NAMESPACE = add("networkNamespace", "network namespace", NETWORK);

    /** Whose processes it sees. */
    public static final Aspect<Sharing> PID_NAMESPACE = add("pidNamespace", "process namespace", PID);

    /** Whose shared memory and queues it uses. */
    public static final Aspect<Sharing> IPC_NAMESPACE = add("ipcNamespace", "IPC namespace", IPC);

    /** Whose host name it has. */
    public static final Aspect<Sharing> UTS_NAMESPACE = add("utsNamespace", "host name namespace", UTS);

    /** Whose view of the cgroup tree it has. */
    public static final Aspect<Sharing> CGROUP_NAMESPACE = add("cgroupNamespace", "cgroup namespace", CGROUPNS);

    /** Whose mounts it sees; always its own. */
    public static final Aspect<Sharing> MOUNT_NAMESPACE = add("mountNamespace", "mount namespace", MOUNTS);

    /** Whose user ids it has. */
    public static final Aspect<Sharing> USER_NAMESPACE = add("userNamespace", "user namespace", USERNS);

    /** Whose clocks it sees. */
    public static final Aspect<Sharing> TIME_NAMESPACE = add("timeNamespace", "time namespace", PRIVILEGED);

    /** Whether the loopback is its only interface. */
    public static final Aspect<Boolean> LOOPBACK_ONLY = add("loopbackOnly", "no network but loopback", NETWORK);

    /** The host name, where it has one of its own. */
    public static final Aspect<String> HOST_NAME = add("hostname", "host name", HOSTNAME);

    // File system

    /** Whether the root file system is read-only. */
    public static final Aspect<Boolean> ROOT_READ_ONLY = add("rootReadOnly", "read-only root", READ_ONLY_ROOTFS);

    /**
     * Every mount below the root, by target. Not among them are those that hide or protect kernel files, the file of the
     * engine's init, and volumes that the image declares. On cgroup v1 /sys/fs/cgroup stands for the controllers mounted
     * there, without the tmpfs that holds them.
     */
    public static final Aspect<SortedMap<String, MountPoint>> MOUNT_POINTS =
            add("mounts", "mounts", MOUNTS, TMPFS, VOLUMES_FROM, SHM_SIZE, WRITABLE_CGROUPS, READ_ONLY_ROOTFS);

    /** Kernel files that are hidden, where the kernel has them. */
    public static final Aspect<SortedSet<String>> MASKED =
            add("maskedPaths", "hidden kernel files", MASKED_PATHS, PRIVILEGED);

    /** Kernel files that are read-only, where the kernel has them. */
    public static final Aspect<SortedSet<String>> READ_ONLY =
            add("readOnlyPaths", "read-only kernel files", READ_ONLY_PATHS, PRIVILEGED);

    // Devices

    /** Paths of the device nodes, without those below /dev/pts and without /dev/console, which comes with a terminal. */
    public static final Aspect<SortedSet<String>> DEVICE_NODES =
            add("deviceNodes", "device nodes", DEVICES, DEVICE_REQUESTS, PRIVILEGED);

    /**
     * Everything that the device cgroup permits, as the kernel's devices.list shows it: one rule for the same devices,
     * with the access of all, and {@code a *:* rwm} alone where everything is permitted.
     */
    public static final Aspect<SortedSet<DeviceCgroupRule>> DEVICE_RULES =
            add("deviceRules", "permitted devices", DEVICE_CGROUP_RULES, DEVICES, DEVICE_REQUESTS, PRIVILEGED);

    // Limits

    /** Bytes of memory. */
    public static final Aspect<Limit> MEMORY_LIMIT = add("memory", "memory in bytes", MEMORY);

    /** Bytes of memory and swap together. */
    public static final Aspect<Limit> MEMORY_AND_SWAP =
            add("memoryAndSwap", "memory and swap in bytes", MEMORY_SWAP, MEMORY);

    /**
     * Bytes of swap alone: on cgroup v2 a limit of its own, on v1 all that memory and swap may be together, as all of it may
     * be swapped.
     */
    public static final Aspect<Limit> SWAP_LIMIT = add("swap", "swap in bytes", MEMORY_SWAP, MEMORY);

    /** Bytes that it is pushed back to; unlimited where there is no such mark. */
    public static final Aspect<Limit> MEMORY_MARK =
            add("memoryReservation", "memory it is pushed back to, in bytes", MEMORY_RESERVATION);

    /** 0 to 100. */
    public static final Aspect<Integer> SWAPPINESS = add("swappiness", "eagerness to swap", MEMORY_SWAPPINESS);

    /** Bytes of TCP buffers. */
    public static final Aspect<Limit> TCP_MEMORY = add("tcpMemory", "TCP buffers in bytes", KERNEL_MEMORY_TCP);

    /** Whether it hangs instead of being killed. */
    public static final Aspect<Boolean> OOM_KILLER_OFF =
            add("oomKillDisable", "hanging instead of being killed", OOM_KILL_DISABLE);

    /** -1000 to 1000. */
    public static final Aspect<Integer> OOM_SCORE = add("oomScoreAdj", "how readily it is killed", OOM_SCORE_ADJ);

    /** Processor time per time. */
    public static final Aspect<CpuTime> CPU_TIME = add("cpu", "processor time", CPUS, CPU_QUOTA, CPU_PERIOD);

    /**
     * Docker's scale, 2 to 262144, 1024 where nobody decides. It is what cpu.shares of cgroup v1 holds; on v2 it stays what
     * was asked for, as the weight that a runtime makes of it depends on the runtime's version.
     */
    public static final Aspect<Integer> CPU_WEIGHT = add("cpuShares", "processor weight", CPU_SHARES);

    /** The processors that it may run on. */
    public static final Aspect<CpuSet> CPU_LIST = add("cpusetCpus", "processors", CPUSET_CPUS);

    /** The memory nodes that it may use. */
    public static final Aspect<CpuSet> MEMORY_NODES = add("cpusetMems", "memory nodes", CPUSET_MEMS);

    /** Microseconds of realtime processor time per period; 0 for none. */
    public static final Aspect<CpuTime> REALTIME =
            add("cpuRealtime", "realtime processor time", CPU_REALTIME_RUNTIME, CPU_REALTIME_PERIOD);

    /** 10 to 1000, by the host's default where nobody decides. */
    public static final Aspect<Integer> DISK_WEIGHT = add("blkioWeight", "disk weight", BLKIO_WEIGHT);

    /** Limits of block devices, by {@code major:minor} or by path where the numbers are not known. */
    public static final Aspect<SortedMap<String, DiskLimits>> DISK_LIMITS = add(
            "diskLimits",
            "bandwidth and operations of disks",
            DEVICE_READ_BPS,
            DEVICE_WRITE_BPS,
            DEVICE_READ_IOPS,
            DEVICE_WRITE_IOPS);

    /** Processes and threads. */
    public static final Aspect<Limit> PIDS = add("pids", "processes and threads", PIDS_LIMIT);

    /** Resource limits by name; a name that is missing has what the daemon gives it. */
    public static final Aspect<SortedMap<String, ResourceLimit>> RESOURCE_LIMITS =
            add("rlimits", "resource limits", ULIMITS);

    /** The cgroup it is put below. */
    public static final Aspect<String> PARENT_CGROUP = add("cgroupParent", "parent cgroup", CGROUP_PARENT);

    /** Whether the first process is the engine's init. */
    public static final Aspect<Boolean> INIT_RUNS = add("init", "an init as first process", INIT);

    /** Kernel parameters that the engine sets or the spec asks for, by name. */
    public static final Aspect<SortedMap<String, String>> KERNEL_PARAMETERS =
            add("sysctls", "kernel parameters", SYSCTLS, DOMAINNAME);

    // By the engine and not by the kernel

    private static final int OF_KERNEL = ALL.size();

    /** The network that it joins; the default is the bridge where that is what the engine means by it. */
    public static final Aspect<NetworkMode> NETWORK_JOINED = add("network", "network", NETWORK);

    /** Ports of the host that lead to it, in Docker's spelling, and {@code exposed} for all that the image exposes. */
    public static final Aspect<SortedSet<String>> PUBLISHED_PORTS =
            add("publishedPorts", "ports of the host that lead to it", PORTS, PUBLISH_ALL_PORTS);

    /** Containers that it is linked to, in Docker's spelling. */
    public static final Aspect<SortedSet<String>> LINKED = add("links", "containers that it is linked to", LINKS);

    /** Names by which others on its network find it. */
    public static final Aspect<SortedSet<String>> NETWORK_NAMES =
            add("networkAliases", "names that lead to it", NETWORK_ALIASES);

    /** Its {@code ipv4}, {@code ipv6} and {@code mac} address, as far as it asks for one. */
    public static final Aspect<SortedMap<String, String>> ADDRESSES =
            add("addresses", "addresses that it asks for", IPV4_ADDRESS, IPV6_ADDRESS, MAC_ADDRESS);

    /** The driver of volumes that come without one. */
    public static final Aspect<String> VOLUME_PLUGIN = add("volumeDriver", "driver of its volumes", VOLUME_DRIVER);

    /** The OCI runtime, by the name that the daemon knows. */
    public static final Aspect<String> RUNTIME_USED = add("runtime", "OCI runtime", RUNTIME);

    /** Notes for that runtime. */
    public static final Aspect<SortedMap<String, String>> RUNTIME_NOTES =
            add("annotations", "notes for the runtime", ANNOTATIONS);

    /** Bytes of its output that the host keeps. */
    public static final Aspect<Limit> OUTPUT_KEPT = add("outputKept", "output that is kept, in bytes", LOGGING);

    /** Bytes of the layer that it writes to. */
    public static final Aspect<Limit> WRITABLE_LAYER = add("writableLayer", "writable layer in bytes", STORAGE_OPTIONS);

    /** Bytes of kernel memory that are asked for; engines drop it from API 1.42 on, so that nothing relies on it. */
    public static final Aspect<Limit> KERNEL_MEMORY_ASKED =
            add("kernelMemory", "kernel memory in bytes, on old engines", KERNEL_MEMORY);

    /** Disk weights by path of the device. */
    public static final Aspect<SortedMap<String, Integer>> DEVICE_WEIGHTS =
            add("blkioWeightDevices", "disk weight by device", BLKIO_WEIGHT_DEVICES);

    private Aspects() {}

    private static <T> Aspect<T> add(String key, String summary, Control<?>... controls) {
        Aspect<T> aspect = new Aspect<>(key, summary, List.of(controls));
        ALL.add(aspect);
        return aspect;
    }

    /** All aspects, in order. */
    public static List<Aspect<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** Those that the kernel enforces, so that they can be seen in a running container. */
    public static List<Aspect<?>> ofKernel() {
        return all().subList(0, OF_KERNEL);
    }

    /** Those that only the engine or its runtime enforce. */
    public static List<Aspect<?>> ofEngine() {
        return all().subList(OF_KERNEL, ALL.size());
    }
}
