package dev.hasp.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is decided, control by control; empty where nobody decided. The meaning of each is on {@link Controls}. */
public interface ControlGetters {

    /** What is decided for a control. */
    <T> Optional<T> get(Control<T> control);

    /** {@link Controls#USER}. */
    default Optional<User> user() {
        return get(Controls.USER);
    }

    /** {@link Controls#GROUPS}. */
    default Optional<List<Account>> groups() {
        return get(Controls.GROUPS);
    }

    /** {@link Controls#USERNS}. */
    default Optional<UsernsMode> userns() {
        return get(Controls.USERNS);
    }

    /** {@link Controls#CAPABILITIES}. */
    default Optional<Capabilities> capabilities() {
        return get(Controls.CAPABILITIES);
    }

    /** {@link Controls#NO_NEW_PRIVILEGES}. */
    default Optional<Boolean> noNewPrivileges() {
        return get(Controls.NO_NEW_PRIVILEGES);
    }

    /** {@link Controls#PRIVILEGED}. */
    default Optional<Boolean> privileged() {
        return get(Controls.PRIVILEGED);
    }

    /** {@link Controls#UMASK}. */
    default Optional<Umask> umask() {
        return get(Controls.UMASK);
    }

    /** {@link Controls#NETWORK}. */
    default Optional<NetworkMode> network() {
        return get(Controls.NETWORK);
    }

    /** {@link Controls#PID}. */
    default Optional<PidMode> pid() {
        return get(Controls.PID);
    }

    /** {@link Controls#IPC}. */
    default Optional<IpcMode> ipc() {
        return get(Controls.IPC);
    }

    /** {@link Controls#UTS}. */
    default Optional<UtsMode> uts() {
        return get(Controls.UTS);
    }

    /** {@link Controls#CGROUPNS}. */
    default Optional<CgroupnsMode> cgroupns() {
        return get(Controls.CGROUPNS);
    }

    /** {@link Controls#READ_ONLY_ROOTFS}. */
    default Optional<Boolean> readOnlyRootfs() {
        return get(Controls.READ_ONLY_ROOTFS);
    }

    /** {@link Controls#TMPFS}. */
    default Optional<List<Tmpfs>> tmpfs() {
        return get(Controls.TMPFS);
    }

    /** {@link Controls#MOUNTS}. */
    default Optional<List<Mount>> mounts() {
        return get(Controls.MOUNTS);
    }

    /** {@link Controls#VOLUMES_FROM}. */
    default Optional<List<VolumesFrom>> volumesFrom() {
        return get(Controls.VOLUMES_FROM);
    }

    /** {@link Controls#VOLUME_DRIVER}. */
    default Optional<String> volumeDriver() {
        return get(Controls.VOLUME_DRIVER);
    }

    /** {@link Controls#MASKED_PATHS}. */
    default Optional<List<String>> maskedPaths() {
        return get(Controls.MASKED_PATHS);
    }

    /** {@link Controls#READ_ONLY_PATHS}. */
    default Optional<List<String>> readOnlyPaths() {
        return get(Controls.READ_ONLY_PATHS);
    }

    /** {@link Controls#WRITABLE_CGROUPS}. */
    default Optional<Boolean> writableCgroups() {
        return get(Controls.WRITABLE_CGROUPS);
    }

    /** {@link Controls#SHM_SIZE}. */
    default Optional<ByteSize> shmSize() {
        return get(Controls.SHM_SIZE);
    }

    /** {@link Controls#STORAGE_OPTIONS}. */
    default Optional<Map<String, String>> storageOptions() {
        return get(Controls.STORAGE_OPTIONS);
    }

    /** {@link Controls#DEVICES}. */
    default Optional<List<Device>> devices() {
        return get(Controls.DEVICES);
    }

    /** {@link Controls#DEVICE_CGROUP_RULES}. */
    default Optional<List<DeviceCgroupRule>> deviceCgroupRules() {
        return get(Controls.DEVICE_CGROUP_RULES);
    }

    /** {@link Controls#DEVICE_REQUESTS}. */
    default Optional<List<DeviceRequest>> deviceRequests() {
        return get(Controls.DEVICE_REQUESTS);
    }

    /** {@link Controls#MEMORY}. */
    default Optional<ByteSize> memory() {
        return get(Controls.MEMORY);
    }

    /** {@link Controls#MEMORY_SWAP}. */
    default Optional<SwapLimit> memorySwap() {
        return get(Controls.MEMORY_SWAP);
    }

    /** {@link Controls#MEMORY_RESERVATION}. */
    default Optional<ByteSize> memoryReservation() {
        return get(Controls.MEMORY_RESERVATION);
    }

    /** {@link Controls#MEMORY_SWAPPINESS}. */
    default Optional<Integer> memorySwappiness() {
        return get(Controls.MEMORY_SWAPPINESS);
    }

    /** {@link Controls#KERNEL_MEMORY}. */
    default Optional<ByteSize> kernelMemory() {
        return get(Controls.KERNEL_MEMORY);
    }

    /** {@link Controls#KERNEL_MEMORY_TCP}. */
    default Optional<ByteSize> kernelMemoryTcp() {
        return get(Controls.KERNEL_MEMORY_TCP);
    }

    /** {@link Controls#OOM_KILL_DISABLE}. */
    default Optional<Boolean> oomKillDisable() {
        return get(Controls.OOM_KILL_DISABLE);
    }

    /** {@link Controls#OOM_SCORE_ADJ}. */
    default Optional<Integer> oomScoreAdj() {
        return get(Controls.OOM_SCORE_ADJ);
    }

    /** {@link Controls#CPUS}. */
    default Optional<Cpus> cpus() {
        return get(Controls.CPUS);
    }

    /** {@link Controls#CPU_PERIOD}. */
    default Optional<Duration> cpuPeriod() {
        return get(Controls.CPU_PERIOD);
    }

    /** {@link Controls#CPU_QUOTA}. */
    default Optional<CpuQuota> cpuQuota() {
        return get(Controls.CPU_QUOTA);
    }

    /** {@link Controls#CPU_SHARES}. */
    default Optional<Integer> cpuShares() {
        return get(Controls.CPU_SHARES);
    }

    /** {@link Controls#CPUSET_CPUS}. */
    default Optional<CpuSet> cpusetCpus() {
        return get(Controls.CPUSET_CPUS);
    }

    /** {@link Controls#CPUSET_MEMS}. */
    default Optional<CpuSet> cpusetMems() {
        return get(Controls.CPUSET_MEMS);
    }

    /** {@link Controls#CPU_REALTIME_PERIOD}. */
    default Optional<Duration> cpuRealtimePeriod() {
        return get(Controls.CPU_REALTIME_PERIOD);
    }

    /** {@link Controls#CPU_REALTIME_RUNTIME}. */
    default Optional<Duration> cpuRealtimeRuntime() {
        return get(Controls.CPU_REALTIME_RUNTIME);
    }

    /** {@link Controls#BLKIO_WEIGHT}. */
    default Optional<Integer> blkioWeight() {
        return get(Controls.BLKIO_WEIGHT);
    }

    /** {@link Controls#BLKIO_WEIGHT_DEVICES}. */
    default Optional<List<DeviceWeight>> blkioWeightDevices() {
        return get(Controls.BLKIO_WEIGHT_DEVICES);
    }

    /** {@link Controls#DEVICE_READ_BPS}. */
    default Optional<List<DeviceBandwidth>> deviceReadBps() {
        return get(Controls.DEVICE_READ_BPS);
    }

    /** {@link Controls#DEVICE_WRITE_BPS}. */
    default Optional<List<DeviceBandwidth>> deviceWriteBps() {
        return get(Controls.DEVICE_WRITE_BPS);
    }

    /** {@link Controls#DEVICE_READ_IOPS}. */
    default Optional<List<DeviceIops>> deviceReadIops() {
        return get(Controls.DEVICE_READ_IOPS);
    }

    /** {@link Controls#DEVICE_WRITE_IOPS}. */
    default Optional<List<DeviceIops>> deviceWriteIops() {
        return get(Controls.DEVICE_WRITE_IOPS);
    }

    /** {@link Controls#PIDS_LIMIT}. */
    default Optional<PidsLimit> pidsLimit() {
        return get(Controls.PIDS_LIMIT);
    }

    /** {@link Controls#ULIMITS}. */
    default Optional<List<Ulimit>> ulimits() {
        return get(Controls.ULIMITS);
    }

    /** {@link Controls#CGROUP_PARENT}. */
    default Optional<String> cgroupParent() {
        return get(Controls.CGROUP_PARENT);
    }

    /** {@link Controls#INIT}. */
    default Optional<Boolean> init() {
        return get(Controls.INIT);
    }

    /** {@link Controls#SECCOMP}. */
    default Optional<Seccomp> seccomp() {
        return get(Controls.SECCOMP);
    }

    /** {@link Controls#APP_ARMOR}. */
    default Optional<AppArmor> appArmor() {
        return get(Controls.APP_ARMOR);
    }

    /** {@link Controls#SE_LINUX}. */
    default Optional<SeLinux> seLinux() {
        return get(Controls.SE_LINUX);
    }

    /** {@link Controls#SYSCTLS}. */
    default Optional<Map<String, String>> sysctls() {
        return get(Controls.SYSCTLS);
    }

    /** {@link Controls#PORTS}. */
    default Optional<List<PublishedPort>> ports() {
        return get(Controls.PORTS);
    }

    /** {@link Controls#PUBLISH_ALL_PORTS}. */
    default Optional<Boolean> publishAllPorts() {
        return get(Controls.PUBLISH_ALL_PORTS);
    }

    /** {@link Controls#DNS}. */
    default Optional<List<IpAddress>> dns() {
        return get(Controls.DNS);
    }

    /** {@link Controls#DNS_SEARCH}. */
    default Optional<List<String>> dnsSearch() {
        return get(Controls.DNS_SEARCH);
    }

    /** {@link Controls#DNS_OPTIONS}. */
    default Optional<List<String>> dnsOptions() {
        return get(Controls.DNS_OPTIONS);
    }

    /** {@link Controls#EXTRA_HOSTS}. */
    default Optional<List<ExtraHost>> extraHosts() {
        return get(Controls.EXTRA_HOSTS);
    }

    /** {@link Controls#HOSTNAME}. */
    default Optional<String> hostname() {
        return get(Controls.HOSTNAME);
    }

    /** {@link Controls#DOMAINNAME}. */
    default Optional<String> domainname() {
        return get(Controls.DOMAINNAME);
    }

    /** {@link Controls#LINKS}. */
    default Optional<List<Link>> links() {
        return get(Controls.LINKS);
    }

    /** {@link Controls#NETWORK_ALIASES}. */
    default Optional<List<String>> networkAliases() {
        return get(Controls.NETWORK_ALIASES);
    }

    /** {@link Controls#IPV4_ADDRESS}. */
    default Optional<IpAddress> ipv4Address() {
        return get(Controls.IPV4_ADDRESS);
    }

    /** {@link Controls#IPV6_ADDRESS}. */
    default Optional<IpAddress> ipv6Address() {
        return get(Controls.IPV6_ADDRESS);
    }

    /** {@link Controls#MAC_ADDRESS}. */
    default Optional<String> macAddress() {
        return get(Controls.MAC_ADDRESS);
    }

    /** {@link Controls#RUNTIME}. */
    default Optional<String> runtime() {
        return get(Controls.RUNTIME);
    }

    /** {@link Controls#ANNOTATIONS}. */
    default Optional<Map<String, String>> annotations() {
        return get(Controls.ANNOTATIONS);
    }

    /** {@link Controls#LOGGING}. */
    default Optional<Logging> logging() {
        return get(Controls.LOGGING);
    }

    /** {@link Controls#RESTART}. */
    default Optional<RestartPolicy> restart() {
        return get(Controls.RESTART);
    }

    /** {@link Controls#AUTO_REMOVE}. */
    default Optional<Boolean> autoRemove() {
        return get(Controls.AUTO_REMOVE);
    }

    /** {@link Controls#STOP_SIGNAL}. */
    default Optional<String> stopSignal() {
        return get(Controls.STOP_SIGNAL);
    }

    /** {@link Controls#STOP_TIMEOUT}. */
    default Optional<Duration> stopTimeout() {
        return get(Controls.STOP_TIMEOUT);
    }

    /** {@link Controls#HEALTHCHECK}. */
    default Optional<Healthcheck> healthcheck() {
        return get(Controls.HEALTHCHECK);
    }
}
