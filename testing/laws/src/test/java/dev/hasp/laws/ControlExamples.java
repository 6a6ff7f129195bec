package dev.hasp.laws;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Control;
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
import dev.hasp.control.Propagation;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.Relabel;
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
import dev.hasp.control.VolumeMount;
import dev.hasp.control.VolumesFrom;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.SeccompProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A spec, or a few, for every control that both the docker command and docker-java can say. */
final class ControlExamples {

    /**
     * One spec.
     *
     * @param control the control it is an example of
     * @param spec the control's value, with what else it needs to be valid
     * @param since the first docker command, by major version, that knows its flags
     */
    record Example(Control<?> control, SecuritySpec spec, int since) {
        @Override
        public String toString() {
            return spec.toString();
        }
    }

    private final List<Example> all = new ArrayList<>();

    private ControlExamples() {
        identity();
        files();
        limits();
        confinement();
        network();
        lifecycle();
    }

    static Stream<Example> all() {
        return new ControlExamples().all.stream();
    }

    private <T> void add(Control<T> control, T value) {
        add(SecurityProfile.empty(), control, value, 20);
    }

    private <T> void add(SecurityProfile base, Control<T> control, T value, int since) {
        all.add(new Example(control, base.with(control, value).toSpec(), since));
    }

    private void identity() {
        add(Controls.USER, User.of(1000, 1000));
        add(Controls.USER, User.named("app"));
        add(Controls.GROUPS, List.of(Account.of("video"), Account.of(44)));
        add(Controls.USERNS, UsernsMode.HOST);
        add(Controls.CAPABILITIES, Capabilities.only(Capability.NET_BIND_SERVICE, Capability.of("TIME_TRAVEL")));
        add(Controls.CAPABILITIES, Capabilities.engineDefault().minus(Capability.NET_RAW, Capability.MKNOD));
        add(Controls.NO_NEW_PRIVILEGES, true);
        add(Controls.NO_NEW_PRIVILEGES, false);
        add(Controls.PRIVILEGED, true);
        add(Controls.PRIVILEGED, false);
        add(SecurityProfile.empty(), Controls.UMASK, new Umask(027), 30);
        add(Controls.NETWORK, NetworkMode.none());
        add(Controls.NETWORK, NetworkMode.bridge());
        add(Controls.NETWORK, NetworkMode.host());
        add(Controls.NETWORK, NetworkMode.container("web"));
        add(Controls.NETWORK, NetworkMode.named("jobs"));
        add(Controls.PID, PidMode.container("web"));
        add(Controls.IPC, IpcMode.none());
        add(Controls.UTS, UtsMode.HOST);
        add(Controls.CGROUPNS, CgroupnsMode.PRIVATE);
    }

    private void files() {
        add(Controls.READ_ONLY_ROOTFS, true);
        add(Controls.TMPFS, List.of(Tmpfs.of("/tmp", ByteSize.mebibytes(64))));
        add(Controls.MOUNTS, List.of(Mount.readOnlyBind("/srv/in", "/in"), Mount.volume("data", "/data")));
        BindMount.Builder bind = BindMount.builder().source("/srv/a,b \"c\"").target("/in");
        add(Controls.MOUNTS, List.of(bind.propagation(Propagation.RSLAVE).build()));
        mountSince(25, bind.recursive(BindRecursive.DISABLED).build());
        mountSince(
                25,
                bind.readOnly(true)
                        .propagation(Propagation.RPRIVATE)
                        .recursive(BindRecursive.READONLY)
                        .build());
        mountSince(25, bind.recursive(BindRecursive.WRITABLE).build());
        BindMount.Builder made =
                BindMount.builder().source("/srv/out").target("/out").createSource(true);
        add(
                Controls.MOUNTS,
                List.of(made.build(), made.target("/z").relabel(Relabel.SHARED).build()));
        add(
                Controls.MOUNTS,
                List.of(made.readOnly(true)
                        .relabel(Relabel.PRIVATE)
                        .propagation(Propagation.RSLAVE)
                        .build()));
        VolumeMount.Builder volume =
                VolumeMount.builder().name("data").target("/data").noCopy(true);
        add(Controls.MOUNTS, List.of(volume.relabel(Relabel.SHARED).build()));
        add(
                Controls.MOUNTS,
                List.of(VolumeMount.builder()
                        .name("data")
                        .target("/data")
                        .driver("local")
                        .putDriverOption("type", "nfs")
                        .putDriverOption("o", "addr=10.0.0.1,rw")
                        .build()));
        mountSince(
                26,
                VolumeMount.builder()
                        .name("data")
                        .target("/data")
                        .subpath("job/7")
                        .build());
        mountSince(
                28,
                ImageMount.builder()
                        .image("tools:1")
                        .target("/tools")
                        .subpath("bin")
                        .build());
        add(Controls.VOLUMES_FROM, List.of(VolumesFrom.parse("web:ro"), VolumesFrom.parse("db")));
        add(Controls.VOLUME_DRIVER, "local");
        add(SecurityProfile.empty().with(Controls.READ_ONLY_PATHS, List.of()), Controls.MASKED_PATHS, List.of(), 20);
        add(SecurityProfile.empty().with(Controls.MASKED_PATHS, List.of()), Controls.READ_ONLY_PATHS, List.of(), 20);
        add(Controls.WRITABLE_CGROUPS, true);
        add(Controls.SHM_SIZE, ByteSize.mebibytes(256));
        add(Controls.STORAGE_OPTIONS, Map.of("size", "10g"));
        add(Controls.DEVICES, List.of(Device.parse("/dev/fuse:/dev/fuse0:rw"), Device.of("/dev/kvm")));
        add(Controls.DEVICE_CGROUP_RULES, List.of(DeviceCgroupRule.parse("c 195:* rw")));
        add(Controls.DEVICE_REQUESTS, List.of(DeviceRequest.gpus(DeviceRequest.ALL)));
        add(Controls.DEVICE_REQUESTS, List.of(DeviceRequest.gpus(List.of("0", "GPU-1"))));
        add(
                Controls.DEVICE_REQUESTS,
                List.of(DeviceRequest.builder()
                        .driver("nvidia")
                        .count(2)
                        .addCapability(List.of("gpu", "utility", "compute"))
                        .putOption("visible", "0,1")
                        .build()));
        add(
                SecurityProfile.empty(),
                Controls.DEVICE_REQUESTS,
                List.of(DeviceRequest.cdi("vendor.com/net=eth0"), DeviceRequest.cdi("vendor.com/net=eth1")),
                25);
    }

    private void mountSince(int since, Mount mount) {
        add(SecurityProfile.empty(), Controls.MOUNTS, List.of(mount), since);
    }

    private void limits() {
        SecurityProfile memory = SecurityProfile.empty().with(Controls.MEMORY, ByteSize.mebibytes(256));
        add(Controls.MEMORY, ByteSize.of(67_108_865));
        add(memory, Controls.MEMORY_SWAP, SwapLimit.of(ByteSize.mebibytes(256)), 20);
        add(memory, Controls.MEMORY_SWAP, SwapLimit.unlimited(), 20);
        add(memory, Controls.MEMORY_RESERVATION, ByteSize.mebibytes(128), 20);
        add(Controls.MEMORY_SWAPPINESS, 0);
        add(memory, Controls.OOM_KILL_DISABLE, true, 20);
        add(Controls.OOM_SCORE_ADJ, -500);
        add(Controls.CPUS, Cpus.parse("1.000000001"));
        add(Controls.CPU_PERIOD, Duration.ofMillis(50));
        add(Controls.CPU_QUOTA, CpuQuota.of(Duration.ofMillis(25)));
        add(Controls.CPU_QUOTA, CpuQuota.unlimited());
        add(Controls.CPU_SHARES, 512);
        add(Controls.CPUSET_CPUS, CpuSet.parse("0-2,4"));
        add(Controls.CPUSET_MEMS, CpuSet.parse("0"));
        add(Controls.CPU_REALTIME_PERIOD, Duration.ofSeconds(1));
        add(
                SecurityProfile.empty().with(Controls.CPU_REALTIME_PERIOD, Duration.ofSeconds(1)),
                Controls.CPU_REALTIME_RUNTIME,
                Duration.ofMillis(950),
                20);
        add(Controls.BLKIO_WEIGHT, 300);
        add(Controls.BLKIO_WEIGHT_DEVICES, List.of(new DeviceWeight("/dev/sda", 200)));
        add(Controls.DEVICE_READ_BPS, List.of(new DeviceBandwidth("/dev/sda", ByteSize.mebibytes(10))));
        add(Controls.DEVICE_WRITE_BPS, List.of(new DeviceBandwidth("/dev/sda", ByteSize.mebibytes(5))));
        add(Controls.DEVICE_READ_IOPS, List.of(new DeviceIops("/dev/sda", 1000)));
        add(Controls.DEVICE_WRITE_IOPS, List.of(new DeviceIops("/dev/sda", 500)));
        add(Controls.PIDS_LIMIT, PidsLimit.of(100));
        add(Controls.PIDS_LIMIT, PidsLimit.unlimited());
        add(Controls.ULIMITS, List.of(Ulimit.of("nofile", 1024, 4096), Ulimit.of("core", 0), Ulimit.of("nproc", 64)));
        add(Controls.CGROUP_PARENT, "/batch/job-7");
        add(Controls.INIT, true);
        add(Controls.INIT, false);
    }

    private void confinement() {
        add(
                Controls.SECCOMP,
                Seccomp.profile(
                        SeccompProfile.parse(
                                "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"syscalls\":[{\"names\":[\"read\",\"exit_group\"],\"action\":\"SCMP_ACT_ALLOW\"}]}")));
        add(SecurityProfile.empty(), Controls.SECCOMP, Seccomp.builtin(), 23);
        add(Controls.SECCOMP, Seccomp.unconfined());
        add(Controls.APP_ARMOR, AppArmor.profile("site-job"));
        add(Controls.APP_ARMOR, AppArmor.unconfined());
        add(
                Controls.SE_LINUX,
                SeLinux.builder().type("container_t").level("s0:c1,c2").build());
        add(Controls.SE_LINUX, SeLinux.disable());
        add(Controls.SYSCTLS, Map.of("net.ipv4.ip_unprivileged_port_start", "1024", "kernel.sem", "250 32000 100 128"));
    }

    private void network() {
        SecurityProfile jobs = SecurityProfile.empty().with(Controls.NETWORK, NetworkMode.named("jobs"));
        add(
                Controls.PORTS,
                List.of(
                        PublishedPort.loopback(8080, 80),
                        PublishedPort.parse("127.0.0.2:8081:80"),
                        PublishedPort.parse("53/udp"),
                        PublishedPort.parse("[::1]:443:443")));
        add(Controls.PUBLISH_ALL_PORTS, true);
        add(Controls.DNS, List.of(new IpAddress("1.1.1.1"), new IpAddress("2001:db8::1")));
        add(Controls.DNS_SEARCH, List.of("example.org"));
        add(Controls.DNS_OPTIONS, List.of("ndots:2"));
        add(
                Controls.EXTRA_HOSTS,
                List.of(
                        ExtraHost.parse("db:10.0.0.5"),
                        ExtraHost.parse("six:::1"),
                        ExtraHost.parse("host:host-gateway")));
        add(Controls.HOSTNAME, "job-7");
        add(Controls.DOMAINNAME, "example.org");
        add(Controls.LINKS, List.of(Link.parse("db:sql")));
        add(jobs, Controls.NETWORK_ALIASES, List.of("api", "web"), 20);
        add(jobs, Controls.IPV4_ADDRESS, new IpAddress("10.0.0.9"), 20);
        add(jobs, Controls.IPV6_ADDRESS, new IpAddress("2001:db8::9"), 20);
        add(jobs, Controls.MAC_ADDRESS, "02:42:ac:11:00:07", 20);
    }

    private void lifecycle() {
        add(Controls.RUNTIME, "runsc");
        add(SecurityProfile.empty(), Controls.ANNOTATIONS, Map.of("org.example.job", "7"), 24);
        add(Controls.LOGGING, Logging.jsonFile(ByteSize.mebibytes(1), 3));
        add(Controls.LOGGING, new Logging("site/plugin:1", Map.of("labels", "a=b")));
        add(Controls.LOGGING, Logging.none());
        add(Controls.RESTART, RestartPolicy.onFailure(3));
        add(Controls.RESTART, RestartPolicy.no());
        add(Controls.AUTO_REMOVE, true);
        add(Controls.STOP_SIGNAL, "SIGINT");
        add(Controls.STOP_TIMEOUT, Duration.ofSeconds(0));
        add(
                Controls.HEALTHCHECK,
                Healthcheck.builder()
                        .command("curl -f \"http://localhost\" || exit 1")
                        .interval(Duration.ofMillis(1500))
                        .timeout(Duration.ofSeconds(3))
                        .startPeriod(Duration.ofMinutes(1))
                        .retries(5)
                        .build());
        add(Controls.HEALTHCHECK, Healthcheck.disable());
    }
}
