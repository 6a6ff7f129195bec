package dev.hasp.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Decides control by control. The meaning of each is on {@link Controls}.
 *
 * @param <B> the builder
 */
public interface ControlSetters<B> {

    /**
     * Decides a control; a later decision replaces an earlier one.
     *
     * @throws MalformedValueException if the value cannot mean anything
     */
    <T> B set(Control<T> control, T value);

    /** {@link Controls#USER}. */
    default B user(User value) {
        return set(Controls.USER, value);
    }

    /** {@link Controls#GROUPS}. */
    default B groups(Account... all) {
        return set(Controls.GROUPS, List.of(all));
    }

    /** {@link Controls#USERNS}. */
    default B userns(UsernsMode value) {
        return set(Controls.USERNS, value);
    }

    /** {@link Controls#CAPABILITIES}. */
    default B capabilities(Capabilities value) {
        return set(Controls.CAPABILITIES, value);
    }

    /** {@link Controls#NO_NEW_PRIVILEGES}. */
    default B noNewPrivileges(boolean value) {
        return set(Controls.NO_NEW_PRIVILEGES, value);
    }

    /** {@link Controls#PRIVILEGED}. */
    default B privileged(boolean value) {
        return set(Controls.PRIVILEGED, value);
    }

    /** {@link Controls#UMASK}. */
    default B umask(Umask value) {
        return set(Controls.UMASK, value);
    }

    /** {@link Controls#NETWORK}. */
    default B network(NetworkMode value) {
        return set(Controls.NETWORK, value);
    }

    /** {@link Controls#PID}. */
    default B pid(PidMode value) {
        return set(Controls.PID, value);
    }

    /** {@link Controls#IPC}. */
    default B ipc(IpcMode value) {
        return set(Controls.IPC, value);
    }

    /** {@link Controls#UTS}. */
    default B uts(UtsMode value) {
        return set(Controls.UTS, value);
    }

    /** {@link Controls#CGROUPNS}. */
    default B cgroupns(CgroupnsMode value) {
        return set(Controls.CGROUPNS, value);
    }

    /** {@link Controls#READ_ONLY_ROOTFS}. */
    default B readOnlyRootfs(boolean value) {
        return set(Controls.READ_ONLY_ROOTFS, value);
    }

    /** {@link Controls#TMPFS}. */
    default B tmpfs(Tmpfs... all) {
        return set(Controls.TMPFS, List.of(all));
    }

    /** {@link Controls#MOUNTS}. */
    default B mounts(Mount... all) {
        return set(Controls.MOUNTS, List.of(all));
    }

    /** {@link Controls#VOLUMES_FROM}. */
    default B volumesFrom(VolumesFrom... all) {
        return set(Controls.VOLUMES_FROM, List.of(all));
    }

    /** {@link Controls#VOLUME_DRIVER}. */
    default B volumeDriver(String value) {
        return set(Controls.VOLUME_DRIVER, value);
    }

    /** {@link Controls#MASKED_PATHS}. */
    default B maskedPaths(String... all) {
        return set(Controls.MASKED_PATHS, List.of(all));
    }

    /** {@link Controls#READ_ONLY_PATHS}. */
    default B readOnlyPaths(String... all) {
        return set(Controls.READ_ONLY_PATHS, List.of(all));
    }

    /** {@link Controls#WRITABLE_CGROUPS}. */
    default B writableCgroups(boolean value) {
        return set(Controls.WRITABLE_CGROUPS, value);
    }

    /** {@link Controls#SHM_SIZE}. */
    default B shmSize(ByteSize value) {
        return set(Controls.SHM_SIZE, value);
    }

    /** {@link Controls#STORAGE_OPTIONS}. */
    default B storageOptions(Map<String, String> value) {
        return set(Controls.STORAGE_OPTIONS, value);
    }

    /** {@link Controls#DEVICES}. */
    default B devices(Device... all) {
        return set(Controls.DEVICES, List.of(all));
    }

    /** {@link Controls#DEVICE_CGROUP_RULES}. */
    default B deviceCgroupRules(DeviceCgroupRule... all) {
        return set(Controls.DEVICE_CGROUP_RULES, List.of(all));
    }

    /** {@link Controls#DEVICE_REQUESTS}. */
    default B deviceRequests(DeviceRequest... all) {
        return set(Controls.DEVICE_REQUESTS, List.of(all));
    }

    /** {@link Controls#MEMORY}. */
    default B memory(ByteSize value) {
        return set(Controls.MEMORY, value);
    }

    /** {@link Controls#MEMORY_SWAP}. */
    default B memorySwap(SwapLimit value) {
        return set(Controls.MEMORY_SWAP, value);
    }

    /** {@link Controls#MEMORY_RESERVATION}. */
    default B memoryReservation(ByteSize value) {
        return set(Controls.MEMORY_RESERVATION, value);
    }

    /** {@link Controls#MEMORY_SWAPPINESS}. */
    default B memorySwappiness(int value) {
        return set(Controls.MEMORY_SWAPPINESS, value);
    }

    /** {@link Controls#KERNEL_MEMORY}. */
    default B kernelMemory(ByteSize value) {
        return set(Controls.KERNEL_MEMORY, value);
    }

    /** {@link Controls#KERNEL_MEMORY_TCP}. */
    default B kernelMemoryTcp(ByteSize value) {
        return set(Controls.KERNEL_MEMORY_TCP, value);
    }

    /** {@link Controls#OOM_KILL_DISABLE}. */
    default B oomKillDisable(boolean value) {
        return set(Controls.OOM_KILL_DISABLE, value);
    }

    /** {@link Controls#OOM_SCORE_ADJ}. */
    default B oomScoreAdj(int value) {
        return set(Controls.OOM_SCORE_ADJ, value);
    }

    /** {@link Controls#CPUS}. */
    default B cpus(Cpus value) {
        return set(Controls.CPUS, value);
    }

    /** {@link Controls#CPU_PERIOD}. */
    default B cpuPeriod(Duration value) {
        return set(Controls.CPU_PERIOD, value);
    }

    /** {@link Controls#CPU_QUOTA}. */
    default B cpuQuota(CpuQuota value) {
        return set(Controls.CPU_QUOTA, value);
    }

    /** {@link Controls#CPU_SHARES}. */
    default B cpuShares(int value) {
        return set(Controls.CPU_SHARES, value);
    }

    /** {@link Controls#CPUSET_CPUS}. */
    default B cpusetCpus(CpuSet value) {
        return set(Controls.CPUSET_CPUS, value);
    }

    /** {@link Controls#CPUSET_MEMS}. */
    default B cpusetMems(CpuSet value) {
        return set(Controls.CPUSET_MEMS, value);
    }

    /** {@link Controls#CPU_REALTIME_PERIOD}. */
    default B cpuRealtimePeriod(Duration value) {
        return set(Controls.CPU_REALTIME_PERIOD, value);
    }

    /** {@link Controls#CPU_REALTIME_RUNTIME}. */
    default B cpuRealtimeRuntime(Duration value) {
        return set(Controls.CPU_REALTIME_RUNTIME, value);
    }

    /** {@link Controls#BLKIO_WEIGHT}. */
    default B blkioWeight(int value) {
        return set(Controls.BLKIO_WEIGHT, value);
    }

    /** {@link Controls#BLKIO_WEIGHT_DEVICES}. */
    default B blkioWeightDevices(DeviceWeight... all) {
        return set(Controls.BLKIO_WEIGHT_DEVICES, List.of(all));
    }

    /** {@link Controls#DEVICE_READ_BPS}. */
    default B deviceReadBps(DeviceBandwidth... all) {
        return set(Controls.DEVICE_READ_BPS, List.of(all));
    }

    /** {@link Controls#DEVICE_WRITE_BPS}. */
    default B deviceWriteBps(DeviceBandwidth... all) {
        return set(Controls.DEVICE_WRITE_BPS, List.of(all));
    }

    /** {@link Controls#DEVICE_READ_IOPS}. */
    default B deviceReadIops(DeviceIops... all) {
        return set(Controls.DEVICE_READ_IOPS, List.of(all));
    }

    /** {@link Controls#DEVICE_WRITE_IOPS}. */
    default B deviceWriteIops(DeviceIops... all) {
        return set(Controls.DEVICE_WRITE_IOPS, List.of(all));
    }

    /** {@link Controls#PIDS_LIMIT}. */
    default B pidsLimit(PidsLimit value) {
        return set(Controls.PIDS_LIMIT, value);
    }

    /** {@link Controls#ULIMITS}. */
    default B ulimits(Ulimit... all) {
        return set(Controls.ULIMITS, List.of(all));
    }

    /** {@link Controls#CGROUP_PARENT}. */
    default B cgroupParent(String value) {
        return set(Controls.CGROUP_PARENT, value);
    }

    /** {@link Controls#INIT}. */
    default B init(boolean value) {
        return set(Controls.INIT, value);
    }

    /** {@link Controls#SECCOMP}. */
    default B seccomp(Seccomp value) {
        return set(Controls.SECCOMP, value);
    }

    /** {@link Controls#APP_ARMOR}. */
    default B appArmor(AppArmor value) {
        return set(Controls.APP_ARMOR, value);
    }

    /** {@link Controls#SE_LINUX}. */
    default B seLinux(SeLinux value) {
        return set(Controls.SE_LINUX, value);
    }

    /** {@link Controls#SYSCTLS}. */
    default B sysctls(Map<String, String> value) {
        return set(Controls.SYSCTLS, value);
    }

    /** {@link Controls#PORTS}. */
    default B ports(PublishedPort... all) {
        return set(Controls.PORTS, List.of(all));
    }

    /** {@link Controls#PUBLISH_ALL_PORTS}. */
    default B publishAllPorts(boolean value) {
        return set(Controls.PUBLISH_ALL_PORTS, value);
    }

    /** {@link Controls#DNS}. */
    default B dns(IpAddress... all) {
        return set(Controls.DNS, List.of(all));
    }

    /** {@link Controls#DNS_SEARCH}. */
    default B dnsSearch(String... all) {
        return set(Controls.DNS_SEARCH, List.of(all));
    }

    /** {@link Controls#DNS_OPTIONS}. */
    default B dnsOptions(String... all) {
        return set(Controls.DNS_OPTIONS, List.of(all));
    }

    /** {@link Controls#EXTRA_HOSTS}. */
    default B extraHosts(ExtraHost... all) {
        return set(Controls.EXTRA_HOSTS, List.of(all));
    }

    /** {@link Controls#HOSTNAME}. */
    default B hostname(String value) {
        return set(Controls.HOSTNAME, value);
    }

    /** {@link Controls#DOMAINNAME}. */
    default B domainname(String value) {
        return set(Controls.DOMAINNAME, value);
    }

    /** {@link Controls#LINKS}. */
    default B links(Link... all) {
        return set(Controls.LINKS, List.of(all));
    }

    /** {@link Controls#NETWORK_ALIASES}. */
    default B networkAliases(String... all) {
        return set(Controls.NETWORK_ALIASES, List.of(all));
    }

    /** {@link Controls#IPV4_ADDRESS}. */
    default B ipv4Address(IpAddress value) {
        return set(Controls.IPV4_ADDRESS, value);
    }

    /** {@link Controls#IPV6_ADDRESS}. */
    default B ipv6Address(IpAddress value) {
        return set(Controls.IPV6_ADDRESS, value);
    }

    /** {@link Controls#MAC_ADDRESS}. */
    default B macAddress(String value) {
        return set(Controls.MAC_ADDRESS, value);
    }

    /** {@link Controls#RUNTIME}. */
    default B runtime(String value) {
        return set(Controls.RUNTIME, value);
    }

    /** {@link Controls#ANNOTATIONS}. */
    default B annotations(Map<String, String> value) {
        return set(Controls.ANNOTATIONS, value);
    }

    /** {@link Controls#LOGGING}. */
    default B logging(Logging value) {
        return set(Controls.LOGGING, value);
    }

    /** {@link Controls#RESTART}. */
    default B restart(RestartPolicy value) {
        return set(Controls.RESTART, value);
    }

    /** {@link Controls#AUTO_REMOVE}. */
    default B autoRemove(boolean value) {
        return set(Controls.AUTO_REMOVE, value);
    }

    /** {@link Controls#STOP_SIGNAL}. */
    default B stopSignal(String value) {
        return set(Controls.STOP_SIGNAL, value);
    }

    /** {@link Controls#STOP_TIMEOUT}. */
    default B stopTimeout(Duration value) {
        return set(Controls.STOP_TIMEOUT, value);
    }

    /** {@link Controls#HEALTHCHECK}. */
    default B healthcheck(Healthcheck value) {
        return set(Controls.HEALTHCHECK, value);
    }
}
