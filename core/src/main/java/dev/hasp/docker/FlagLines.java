package dev.hasp.docker;

import static dev.hasp.control.Controls.ANNOTATIONS;
import static dev.hasp.control.Controls.APP_ARMOR;
import static dev.hasp.control.Controls.AUTO_REMOVE;
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
import static dev.hasp.control.Controls.DNS;
import static dev.hasp.control.Controls.DNS_OPTIONS;
import static dev.hasp.control.Controls.DNS_SEARCH;
import static dev.hasp.control.Controls.DOMAINNAME;
import static dev.hasp.control.Controls.EXTRA_HOSTS;
import static dev.hasp.control.Controls.GROUPS;
import static dev.hasp.control.Controls.HEALTHCHECK;
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
import static dev.hasp.control.Controls.RESTART;
import static dev.hasp.control.Controls.RUNTIME;
import static dev.hasp.control.Controls.SECCOMP;
import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.control.Controls.SHM_SIZE;
import static dev.hasp.control.Controls.STOP_SIGNAL;
import static dev.hasp.control.Controls.STOP_TIMEOUT;
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
import static dev.hasp.docker.Lines.cannot;
import static dev.hasp.docker.Lines.line;

import dev.hasp.control.Account;
import dev.hasp.control.ByteSize;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Control;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.IpcMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import dev.hasp.docker.Lines.Line;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Every control as flags of {@code docker run} and {@code docker create}.
 *
 * <p>After {@code cli/command/container/opts.go} of docker/cli 28.5. What an engine does by itself needs no flag.
 */
final class FlagLines {

    static final Lines<FlagWriter> ALL = new Lines<>(List.of(
            text(USER, "--user", user -> user.text()),
            each(GROUPS, "--group-add", Account::text),
            text(USERNS, "--userns", UsernsMode::engineWord),
            line(CAPABILITIES, "--cap-add and --cap-drop", "", FlagValues::capabilities),
            line(NO_NEW_PRIVILEGES, "--security-opt no-new-privileges", "", FlagValues::noNewPrivileges),
            onOff(PRIVILEGED, "--privileged", ""),
            text(UMASK, "--umask", "docker 29.8", umask -> umask),
            line(NETWORK, "--network", "", FlagValues::network),
            text(PID, "--pid", PidMode::engineWord),
            text(IPC, "--ipc", IpcMode::engineWord),
            text(UTS, "--uts", UtsMode::engineWord),
            text(CGROUPNS, "--cgroupns", CgroupnsMode::engineWord),
            onOff(READ_ONLY_ROOTFS, "--read-only", ""),
            line(TMPFS, "--tmpfs", "", FlagValues::tmpfs),
            line(MOUNTS, "--mount, and --volume to relabel or create the source", MountFlags.LIMITS, MountFlags::write),
            each(VOLUMES_FROM, "--volumes-from", from -> from),
            text(VOLUME_DRIVER, "--volume-driver", driver -> driver),
            line(MASKED_PATHS, "--security-opt systempaths=unconfined", FlagValues.PATHS, FlagValues::maskedPaths),
            line(READ_ONLY_PATHS, "--security-opt systempaths=unconfined", FlagValues.PATHS, FlagValues::readOnlyPaths),
            line(WRITABLE_CGROUPS, "--security-opt writable-cgroups", "docker 28", FlagValues::writableCgroups),
            bytes(SHM_SIZE, "--shm-size"),
            pairs(STORAGE_OPTIONS, "--storage-opt", ""),
            each(DEVICES, "--device", device -> device),
            each(DEVICE_CGROUP_RULES, "--device-cgroup-rule", rule -> rule),
            line(DEVICE_REQUESTS, "--gpus, and --device for CDI", DeviceRequestFlags.LIMITS, DeviceRequestFlags::write),
            bytes(MEMORY, "--memory"),
            line(MEMORY_SWAP, "--memory-swap", "", (swap, out) -> out.bytes("--memory-swap", "", swap.bytes())),
            bytes(MEMORY_RESERVATION, "--memory-reservation"),
            text(MEMORY_SWAPPINESS, "--memory-swappiness", value -> value),
            cannot(
                    KERNEL_MEMORY,
                    "the docker command drops --kernel-memory from API 1.42 on (docker 23)",
                    "leave kernelMemory out: memory counts the kernel's share as well"),
            cannot(KERNEL_MEMORY_TCP, "no flag", "leave kernelMemoryTcp out, or create the container with docker-java"),
            onOff(OOM_KILL_DISABLE, "--oom-kill-disable", ""),
            text(OOM_SCORE_ADJ, "--oom-score-adj", value -> value),
            text(CPUS, "--cpus", cpus -> cpus),
            line(CPU_PERIOD, "--cpu-period", "", (time, out) -> FlagValues.micros("--cpu-period", time, out)),
            text(CPU_QUOTA, "--cpu-quota", CpuQuota::micros),
            text(CPU_SHARES, "--cpu-shares", value -> value),
            text(CPUSET_CPUS, "--cpuset-cpus", value -> value),
            text(CPUSET_MEMS, "--cpuset-mems", value -> value),
            line(
                    CPU_REALTIME_PERIOD,
                    "--cpu-rt-period",
                    "",
                    (time, out) -> FlagValues.micros("--cpu-rt-period", time, out)),
            line(
                    CPU_REALTIME_RUNTIME,
                    "--cpu-rt-runtime",
                    "",
                    (time, out) -> FlagValues.micros("--cpu-rt-runtime", time, out)),
            text(BLKIO_WEIGHT, "--blkio-weight", value -> value),
            line(BLKIO_WEIGHT_DEVICES, "--blkio-weight-device", DeviceLimitFlags.PATHS, DeviceLimitFlags::weights),
            line(
                    DEVICE_READ_BPS,
                    "--device-read-bps",
                    DeviceLimitFlags.LOST,
                    (all, out) -> DeviceLimitFlags.bandwidths("--device-read-bps", all, out)),
            line(
                    DEVICE_WRITE_BPS,
                    "--device-write-bps",
                    DeviceLimitFlags.LOST,
                    (all, out) -> DeviceLimitFlags.bandwidths("--device-write-bps", all, out)),
            line(
                    DEVICE_READ_IOPS,
                    "--device-read-iops",
                    DeviceLimitFlags.LOST,
                    (all, out) -> DeviceLimitFlags.operations("--device-read-iops", all, out)),
            line(
                    DEVICE_WRITE_IOPS,
                    "--device-write-iops",
                    DeviceLimitFlags.LOST,
                    (all, out) -> DeviceLimitFlags.operations("--device-write-iops", all, out)),
            text(PIDS_LIMIT, "--pids-limit", PidsLimit::value),
            line(ULIMITS, "--ulimit", "not the limit as", FlagValues::ulimits),
            text(CGROUP_PARENT, "--cgroup-parent", parent -> parent),
            onOff(INIT, "--init", ""),
            line(SECCOMP, "--security-opt seccomp, naming a file", "builtin: docker 23", FlagValues::seccomp),
            line(APP_ARMOR, "--security-opt apparmor", "", FlagValues::appArmor),
            line(SE_LINUX, "--security-opt label", "", FlagValues::seLinux),
            line(SYSCTLS, "--sysctl", SysctlFlags.LIMITS, SysctlFlags::write),
            each(PORTS, "--publish", port -> port),
            onOff(PUBLISH_ALL_PORTS, "--publish-all", ""),
            each(DNS, "--dns", address -> address),
            each(DNS_SEARCH, "--dns-search", domain -> domain),
            each(DNS_OPTIONS, "--dns-option", option -> option),
            each(EXTRA_HOSTS, "--add-host", host -> host),
            text(HOSTNAME, "--hostname", name -> name),
            text(DOMAINNAME, "--domainname", name -> name),
            each(LINKS, "--link", link -> link),
            each(NETWORK_ALIASES, "--network-alias", alias -> alias),
            text(IPV4_ADDRESS, "--ip", address -> address),
            text(IPV6_ADDRESS, "--ip6", address -> address),
            text(MAC_ADDRESS, "--mac-address", address -> address),
            text(RUNTIME, "--runtime", runtime -> runtime),
            pairs(ANNOTATIONS, "--annotation", "docker 24"),
            line(LOGGING, "--log-driver and --log-opt", "", FlagValues::logging),
            text(RESTART, "--restart", policy -> policy),
            onOff(AUTO_REMOVE, "--rm", ""),
            text(STOP_SIGNAL, "--stop-signal", signal -> signal),
            line(STOP_TIMEOUT, "--stop-timeout", "whole seconds", FlagValues::stopTimeout),
            line(HEALTHCHECK, "--health-cmd and others, --no-healthcheck", "", FlagValues::healthcheck)));

    private FlagLines() {}

    private static <T> Line<T, FlagWriter> text(Control<T> control, String flag, Function<T, Object> value) {
        return text(control, flag, "", value);
    }

    /** A flag with one value; the empty value is the engine's default and needs no flag. */
    private static <T> Line<T, FlagWriter> text(
            Control<T> control, String flag, String limits, Function<T, Object> value) {
        return line(control, flag, limits, (all, out) -> {
            String text = value.apply(all).toString();
            if (!text.isEmpty()) {
                out.flag(flag, text);
            }
        });
    }

    /** A flag for each item of a list. */
    private static <E> Line<List<E>, FlagWriter> each(
            Control<List<E>> control, String flag, Function<E, Object> value) {
        return line(control, flag, "", (all, out) -> all.forEach(item -> out.flag(flag, value.apply(item))));
    }

    /** A flag for each entry of a map. */
    private static Line<Map<String, String>, FlagWriter> pairs(
            Control<Map<String, String>> control, String flag, String limits) {
        return line(
                control, flag, limits, (all, out) -> all.forEach((key, value) -> out.flag(flag, key + "=" + value)));
    }

    private static Line<Boolean, FlagWriter> onOff(Control<Boolean> control, String flag, String limits) {
        return line(control, flag, limits, (on, out) -> out.onOff(flag, on));
    }

    private static Line<ByteSize, FlagWriter> bytes(Control<ByteSize> control, String flag) {
        return line(control, flag, "", (size, out) -> out.bytes(flag, "", size.bytes()));
    }
}
