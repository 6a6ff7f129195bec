package dev.hasp.explain;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.DeviceWeight;
import dev.hasp.control.ExtraHost;
import dev.hasp.control.Healthcheck;
import dev.hasp.control.ImageMount;
import dev.hasp.control.IpAddress;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Link;
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
import dev.hasp.control.Umask;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import dev.hasp.control.VolumesFrom;
import dev.hasp.linux.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A profile that decides every control, whether or not that makes sense together. */
final class EveryControl {

    private EveryControl() {}

    static SecurityProfile decided() {
        return confinement(resources(files(identity(SecurityProfile.builder()))))
                .build();
    }

    private static SecurityProfile.Builder identity(SecurityProfile.Builder builder) {
        return builder.user(User.named("nobody"))
                .groups(Account.of(100))
                .userns(UsernsMode.HOST)
                .capabilities(Capabilities.only(Capability.KILL))
                .noNewPrivileges(true)
                .set(Controls.PRIVILEGED, false)
                .set(Controls.UMASK, Umask.parse("0027"))
                .network(NetworkMode.named("lab"))
                .set(Controls.PID, PidMode.container("other"))
                .set(Controls.IPC, IpcMode.isolated())
                .set(Controls.UTS, UtsMode.HOST)
                .set(Controls.CGROUPNS, CgroupnsMode.PRIVATE);
    }

    private static SecurityProfile.Builder files(SecurityProfile.Builder builder) {
        return builder.set(Controls.READ_ONLY_ROOTFS, true)
                .set(Controls.TMPFS, List.of(Tmpfs.of("/tmp", ByteSize.mebibytes(64))))
                .set(
                        Controls.MOUNTS,
                        List.of(
                                Mount.readOnlyBind("/srv/data", "/data"),
                                Mount.volume("scratch", "/scratch"),
                                ImageMount.builder()
                                        .image("tools")
                                        .target("/tools")
                                        .build()))
                .set(Controls.VOLUMES_FROM, List.of(VolumesFrom.parse("other:ro")))
                .set(Controls.VOLUME_DRIVER, "local")
                .set(Controls.MASKED_PATHS, List.of("/proc/keys"))
                .set(Controls.READ_ONLY_PATHS, List.of())
                .set(Controls.WRITABLE_CGROUPS, false)
                .set(Controls.SHM_SIZE, ByteSize.of(1000))
                .set(Controls.STORAGE_OPTIONS, Map.of("size", "1G"))
                .set(Controls.DEVICES, List.of(Device.parse("/dev/fuse:/dev/f:rm")))
                .set(Controls.DEVICE_CGROUP_RULES, List.of(DeviceCgroupRule.parse("c 195:* rw")))
                .set(Controls.DEVICE_REQUESTS, List.of(DeviceRequest.gpus(1), DeviceRequest.cdi("v/c=d")));
    }

    private static SecurityProfile.Builder resources(SecurityProfile.Builder builder) {
        return builder.memory(ByteSize.mebibytes(512))
                .set(Controls.MEMORY_SWAP, SwapLimit.of(ByteSize.mebibytes(512)))
                .set(Controls.MEMORY_RESERVATION, ByteSize.mebibytes(256))
                .set(Controls.MEMORY_SWAPPINESS, 10)
                .set(Controls.KERNEL_MEMORY, ByteSize.mebibytes(32))
                .set(Controls.KERNEL_MEMORY_TCP, ByteSize.mebibytes(16))
                .set(Controls.OOM_KILL_DISABLE, false)
                .set(Controls.OOM_SCORE_ADJ, 500)
                .set(Controls.CPUS, Cpus.of(1.5))
                .set(Controls.CPU_PERIOD, Duration.ofMillis(50))
                .set(Controls.CPU_QUOTA, CpuQuota.of(Duration.ofMillis(25)))
                .set(Controls.CPU_SHARES, 512)
                .set(Controls.CPUSET_CPUS, CpuSet.parse("0-2,4"))
                .set(Controls.CPUSET_MEMS, CpuSet.parse("0"))
                .set(Controls.CPU_REALTIME_PERIOD, Duration.ofSeconds(1))
                .set(Controls.CPU_REALTIME_RUNTIME, Duration.ofNanos(950_000))
                .set(Controls.BLKIO_WEIGHT, 100)
                .set(Controls.BLKIO_WEIGHT_DEVICES, List.of(new DeviceWeight("/dev/sda", 200)))
                .set(Controls.DEVICE_READ_BPS, List.of(new DeviceBandwidth("/dev/sda", ByteSize.mebibytes(1))))
                .set(Controls.DEVICE_WRITE_BPS, List.of())
                .set(Controls.DEVICE_READ_IOPS, List.of(new DeviceIops("/dev/sda", 100)))
                .set(Controls.DEVICE_WRITE_IOPS, List.of(new DeviceIops("/dev/sda", 1)))
                .set(Controls.PIDS_LIMIT, PidsLimit.of(256))
                .set(Controls.ULIMITS, List.of(Ulimit.of("nofile", 1024, 2048), Ulimit.of("core", 0)))
                .set(Controls.CGROUP_PARENT, "/slurm/job")
                .set(Controls.INIT, true);
    }

    private static SecurityProfile.Builder confinement(SecurityProfile.Builder builder) {
        return builder.seccomp(Seccomp.builtin())
                .set(Controls.APP_ARMOR, AppArmor.profile("site-job"))
                .set(Controls.SE_LINUX, SeLinux.builder().type("container_t").build())
                .set(Controls.SYSCTLS, Map.of("net.core.somaxconn", "1024"))
                .set(Controls.PORTS, List.of(PublishedPort.loopback(8080, 80), PublishedPort.parse("53/udp")))
                .set(Controls.PUBLISH_ALL_PORTS, false)
                .set(Controls.DNS, List.of(IpAddress.parse("9.9.9.9")))
                .set(Controls.DNS_SEARCH, List.of("example.org"))
                .set(Controls.DNS_OPTIONS, List.of("ndots:1"))
                .set(Controls.EXTRA_HOSTS, List.of(ExtraHost.parse("api:host-gateway")))
                .set(Controls.HOSTNAME, "worker")
                .set(Controls.DOMAINNAME, "example.org")
                .set(Controls.LINKS, List.of(Link.parse("db:database")))
                .set(Controls.NETWORK_ALIASES, List.of("web"))
                .set(Controls.IPV4_ADDRESS, IpAddress.parse("10.0.0.9"))
                .set(Controls.IPV6_ADDRESS, IpAddress.parse("fd00::9"))
                .set(Controls.MAC_ADDRESS, "02:42:ac:11:00:09")
                .set(Controls.RUNTIME, "runsc")
                .set(Controls.ANNOTATIONS, Map.of("run.example/x", "1"))
                .set(Controls.LOGGING, Logging.jsonFile(ByteSize.mebibytes(10), 3))
                .set(Controls.RESTART, RestartPolicy.onFailure(3))
                .set(Controls.AUTO_REMOVE, true)
                .set(Controls.STOP_SIGNAL, "SIGINT")
                .set(Controls.STOP_TIMEOUT, Duration.ofSeconds(3))
                .set(
                        Controls.HEALTHCHECK,
                        Healthcheck.builder()
                                .command("true")
                                .interval(Duration.ofSeconds(30))
                                .retries(2)
                                .build());
    }
}
