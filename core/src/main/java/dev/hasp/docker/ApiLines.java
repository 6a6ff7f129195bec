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
import static dev.hasp.docker.Lines.line;

import dev.hasp.control.Account;
import dev.hasp.control.ByteSize;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Control;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.Cpus;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.ExtraHost;
import dev.hasp.control.IpAddress;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Link;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Umask;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import dev.hasp.control.VolumesFrom;
import dev.hasp.docker.Lines.Line;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Every control in the body of {@code POST /containers/create}, as docker-java 3.7 can be made to send it.
 *
 * <p>After the Engine API's schemas 1.24 to 1.51.
 */
final class ApiLines {

    static final Lines<ApiBody> ALL = new Lines<>(List.of(
            value(USER, CommandField.USER, User::text),
            each(GROUPS, "GroupAdd", Account::text),
            host(USERNS, "UsernsMode", UsernsMode::engineWord),
            line(CAPABILITIES, "HostConfig.CapAdd and CapDrop", "", ApiValues::capabilities),
            security(NO_NEW_PRIVILEGES, "no-new-privileges", "", ApiValues::noNewPrivileges),
            host(PRIVILEGED, "Privileged", on -> on),
            host(UMASK, "Umask", "engine 29.8 (API 1.56), dropped before", Umask::bits),
            line(NETWORK, "HostConfig.NetworkMode", "", ApiValues::network),
            host(PID, "PidMode", PidMode::engineWord),
            host(IPC, "IpcMode", IpcMode::engineWord),
            host(UTS, "UTSMode", UtsMode::engineWord),
            host(CGROUPNS, "CgroupnsMode", "API 1.41", CgroupnsMode::engineWord),
            host(READ_ONLY_ROOTFS, "ReadonlyRootfs", on -> on),
            line(TMPFS, "HostConfig.Tmpfs", "", ApiValues::tmpfs),
            line(
                    MOUNTS,
                    "HostConfig.Mounts, and Binds to relabel or create the source",
                    ApiMounts.LIMITS,
                    ApiMounts::write),
            each(VOLUMES_FROM, "VolumesFrom", VolumesFrom::toString),
            host(VOLUME_DRIVER, "VolumeDriver", driver -> driver),
            host(MASKED_PATHS, "MaskedPaths", paths -> paths),
            host(READ_ONLY_PATHS, "ReadonlyPaths", paths -> paths),
            security(WRITABLE_CGROUPS, "writable-cgroups", "engine 28", on -> List.of("writable-cgroups=" + on)),
            host(SHM_SIZE, "ShmSize", ByteSize::bytes),
            map(STORAGE_OPTIONS, "StorageOpt", ""),
            line(DEVICES, "HostConfig.Devices", "", ApiValues::devices),
            each(DEVICE_CGROUP_RULES, "DeviceCgroupRules", DeviceCgroupRule::toString),
            line(DEVICE_REQUESTS, "HostConfig.DeviceRequests", "API 1.40; CDI: engine 25", ApiValues::deviceRequests),
            host(MEMORY, "Memory", ByteSize::bytes),
            host(MEMORY_SWAP, "MemorySwap", SwapLimit::bytes),
            host(MEMORY_RESERVATION, "MemoryReservation", ByteSize::bytes),
            host(MEMORY_SWAPPINESS, "MemorySwappiness", value -> value),
            host(KERNEL_MEMORY, "KernelMemory", "dropped by engines from API 1.42 on", ByteSize::bytes),
            host(KERNEL_MEMORY_TCP, "KernelMemoryTCP", "API 1.40 to 1.51", ByteSize::bytes),
            host(OOM_KILL_DISABLE, "OomKillDisable", on -> on),
            host(OOM_SCORE_ADJ, "OomScoreAdj", value -> value),
            host(CPUS, "NanoCpus", Cpus::nano),
            line(CPU_PERIOD, "HostConfig.CpuPeriod", "", (time, out) -> ApiValues.micros("CpuPeriod", time, out)),
            host(CPU_QUOTA, "CpuQuota", CpuQuota::micros),
            host(CPU_SHARES, "CpuShares", value -> value),
            host(CPUSET_CPUS, "CpusetCpus", Object::toString),
            host(CPUSET_MEMS, "CpusetMems", Object::toString),
            line(
                    CPU_REALTIME_PERIOD,
                    "HostConfig.CpuRealtimePeriod",
                    "",
                    (time, out) -> ApiValues.micros("CpuRealtimePeriod", time, out)),
            line(
                    CPU_REALTIME_RUNTIME,
                    "HostConfig.CpuRealtimeRuntime",
                    "",
                    (time, out) -> ApiValues.micros("CpuRealtimeRuntime", time, out)),
            host(BLKIO_WEIGHT, "BlkioWeight", value -> value),
            each(
                    BLKIO_WEIGHT_DEVICES,
                    "BlkioWeightDevice",
                    weight -> Map.of("Path", weight.path(), "Weight", weight.weight())),
            each(
                    DEVICE_READ_BPS,
                    "BlkioDeviceReadBps",
                    limit -> ApiValues.rate(limit.path(), limit.perSecond().bytes())),
            each(
                    DEVICE_WRITE_BPS,
                    "BlkioDeviceWriteBps",
                    limit -> ApiValues.rate(limit.path(), limit.perSecond().bytes())),
            each(DEVICE_READ_IOPS, "BlkioDeviceReadIOps", limit -> ApiValues.rate(limit.path(), limit.perSecond())),
            each(DEVICE_WRITE_IOPS, "BlkioDeviceWriteIOps", limit -> ApiValues.rate(limit.path(), limit.perSecond())),
            host(PIDS_LIMIT, "PidsLimit", PidsLimit::value),
            each(ULIMITS, "Ulimits", limit -> Map.of("Name", limit.name(), "Soft", limit.soft(), "Hard", limit.hard())),
            host(CGROUP_PARENT, "CgroupParent", parent -> parent),
            host(INIT, "Init", on -> on),
            security(SECCOMP, "seccomp", "builtin: engine 23", ApiValues::seccomp),
            security(APP_ARMOR, "apparmor", "", ApiValues::appArmor),
            security(
                    SE_LINUX,
                    "label",
                    "",
                    label -> label.options().stream()
                            .map(option -> "label=" + option)
                            .toList()),
            map(SYSCTLS, "Sysctls", ""),
            line(PORTS, "HostConfig.PortBindings and Config.ExposedPorts", "", ApiValues::ports),
            host(PUBLISH_ALL_PORTS, "PublishAllPorts", on -> on),
            each(DNS, "Dns", IpAddress::text),
            each(DNS_SEARCH, "DnsSearch", domain -> domain),
            each(DNS_OPTIONS, "DnsOptions", option -> option),
            each(EXTRA_HOSTS, "ExtraHosts", ExtraHost::toString),
            value(HOSTNAME, CommandField.HOSTNAME, name -> name),
            value(DOMAINNAME, CommandField.DOMAINNAME, name -> name),
            each(LINKS, "Links", Link::toString),
            value(NETWORK_ALIASES, CommandField.ALIASES, aliases -> aliases),
            value(IPV4_ADDRESS, CommandField.IPV4_ADDRESS, IpAddress::text),
            value(IPV6_ADDRESS, CommandField.IPV6_ADDRESS, IpAddress::text),
            line(
                    MAC_ADDRESS,
                    "Config.MacAddress",
                    "ignored by engines from API 1.52 on",
                    (address, out) -> out.set(CommandField.MAC_ADDRESS, address)),
            host(RUNTIME, "Runtime", runtime -> runtime),
            map(ANNOTATIONS, "Annotations", "API 1.43"),
            line(LOGGING, "HostConfig.LogConfig", "", ApiValues::logging),
            line(RESTART, "HostConfig.RestartPolicy", "", ApiValues::restart),
            host(AUTO_REMOVE, "AutoRemove", on -> on),
            value(STOP_SIGNAL, CommandField.STOP_SIGNAL, signal -> signal),
            line(STOP_TIMEOUT, "Config.StopTimeout", "whole seconds", ApiValues::stopTimeout),
            line(HEALTHCHECK, "Config.Healthcheck", "", ApiValues::healthcheck)));

    private ApiLines() {}

    private static <T> Line<T, ApiBody> host(Control<T> control, String key, Function<T, Object> value) {
        return host(control, key, "", value);
    }

    private static <T> Line<T, ApiBody> host(Control<T> control, String key, String limits, Function<T, Object> value) {
        return value(control, new HostConfigField(key), limits, value);
    }

    private static <T> Line<T, ApiBody> value(Control<T> control, ApiField field, Function<T, Object> value) {
        return value(control, field, "", value);
    }

    /** A value; what a client would not tell from an unset field is left unset. */
    private static <T> Line<T, ApiBody> value(
            Control<T> control, ApiField field, String limits, Function<T, Object> value) {
        return line(control, field.toString(), limits, (all, out) -> out.setOrLeave(field, value.apply(all)));
    }

    private static <E> Line<List<E>, ApiBody> each(Control<List<E>> control, String key, Function<E, Object> value) {
        return host(control, key, all -> all.stream().map(value).toList());
    }

    private static Line<Map<String, String>, ApiBody> map(
            Control<Map<String, String>> control, String key, String limits) {
        return host(control, key, limits, all -> all);
    }

    private static <T> Line<T, ApiBody> security(
            Control<T> control, String key, String limits, Function<T, List<String>> entries) {
        return line(
                control,
                "HostConfig.SecurityOpt " + key,
                limits,
                (value, out) -> out.setOrLeave(new SecurityOption(key), entries.apply(value)));
    }
}
