package dev.hasp.laws;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.Link;
import dev.hasp.control.Logging;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.control.VolumesFrom;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.SeccompProfile;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A value for each control that leaves something to be taken away and something to be given. */
final class Rich {

    static final SecurityProfile PROFILE = SecurityProfile.builder()
            .set(Controls.USER, User.of(0, 0))
            .set(Controls.GROUPS, List.of(Account.of(44), Account.of(4711)))
            .set(Controls.PRIVILEGED, false)
            .set(Controls.NO_NEW_PRIVILEGES, false)
            .set(
                    Controls.CAPABILITIES,
                    new Capabilities(
                            false, Set.of(Capability.SYS_ADMIN, Capability.NET_ADMIN), false, Set.of(Capability.KILL)))
            .set(Controls.SECCOMP, Seccomp.profile(SeccompProfile.dockerDefault()))
            .set(Controls.NETWORK, NetworkMode.bridge())
            .set(Controls.PORTS, List.of(PublishedPort.loopback(8081, 80), PublishedPort.loopback(8082, 81)))
            .set(Controls.PUBLISH_ALL_PORTS, false)
            .set(Controls.LINKS, List.of(Link.parse("db:sql")))
            .set(Controls.READ_ONLY_ROOTFS, false)
            .set(
                    Controls.TMPFS,
                    List.of(Tmpfs.builder()
                            .target("/scratch")
                            .size(ByteSize.mebibytes(1))
                            .executable(true)
                            .setuid(true)
                            .devices(true)
                            .build()))
            .set(Controls.MOUNTS, List.of(Mount.bind("/srv/data", "/data"), Mount.volume("cache", "/cache")))
            .set(Controls.VOLUMES_FROM, List.of(VolumesFrom.parse("web")))
            .set(Controls.MASKED_PATHS, List.of("/proc/kcore", "/proc/keys"))
            .set(Controls.READ_ONLY_PATHS, List.of("/proc/sys", "/proc/irq"))
            .set(Controls.WRITABLE_CGROUPS, false)
            .set(Controls.SHM_SIZE, ByteSize.mebibytes(64))
            .set(
                    Controls.DEVICES,
                    List.of(
                            new Device("/dev/kvm", "/dev/kvm", DeviceAccess.READ_WRITE),
                            new Device("/dev/zero", "/dev/nought", DeviceAccess.READ)))
            .set(
                    Controls.DEVICE_CGROUP_RULES,
                    List.of(DeviceCgroupRule.parse("c 226:0 rw"), DeviceCgroupRule.parse("b 8:* r")))
            .set(Controls.DEVICE_REQUESTS, List.of(DeviceRequest.gpus(List.of("0"))))
            .set(Controls.MEMORY, ByteSize.mebibytes(256))
            .set(Controls.MEMORY_SWAP, SwapLimit.of(ByteSize.mebibytes(512)))
            .set(Controls.MEMORY_RESERVATION, ByteSize.mebibytes(64))
            .set(Controls.KERNEL_MEMORY_TCP, ByteSize.mebibytes(64))
            .set(Controls.OOM_SCORE_ADJ, 0)
            .set(Controls.CPUS, Cpus.of(1.5))
            .set(Controls.CPU_QUOTA, CpuQuota.of(Duration.ofMillis(50)))
            .set(Controls.CPU_SHARES, 512)
            .set(Controls.CPUSET_CPUS, CpuSet.parse("0,2"))
            .set(Controls.CPUSET_MEMS, CpuSet.parse("0,2"))
            .set(Controls.PIDS_LIMIT, PidsLimit.of(100))
            .set(Controls.ULIMITS, List.of(Ulimit.of("nofile", 1024, 4096), Ulimit.of("core", 4096)))
            .set(Controls.BLKIO_WEIGHT, 500)
            .set(Controls.DEVICE_READ_BPS, List.of(new DeviceBandwidth("/dev/sda", ByteSize.mebibytes(10))))
            .set(Controls.DEVICE_WRITE_BPS, List.of(new DeviceBandwidth("/dev/sda", ByteSize.mebibytes(5))))
            .set(Controls.DEVICE_READ_IOPS, List.of(new DeviceIops("/dev/sda", 1000)))
            .set(Controls.DEVICE_WRITE_IOPS, List.of(new DeviceIops("/dev/sda", 500)))
            .set(Controls.LOGGING, Logging.jsonFile(ByteSize.mebibytes(1), 2))
            .build();

    private Rich() {}

    /** That control alone. */
    static <T> SecurityProfile deciding(Control<T> control) {
        return PROFILE.get(control)
                .map(value -> SecurityProfile.empty().with(control, value))
                .orElse(SecurityProfile.empty());
    }
}
