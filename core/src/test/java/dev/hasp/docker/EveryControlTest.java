package dev.hasp.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.UncheckedSpec;
import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Control by control: the flags, and the create body that docker-java would send, without its nulls. */
class EveryControlTest {

    /**
     * One value of one control.
     *
     * @param control the control
     * @param spec the spec that decides it alone
     * @param body the body of the create request, with ' for "
     * @param flags the flags
     */
    record Row(Control<?> control, SecuritySpec spec, String body, List<String> flags) {
        @Override
        public String toString() {
            return spec.toString();
        }
    }

    private static <T> Row row(Control<T> control, T value, String body, String... flags) {
        return new Row(control, UncheckedSpec.of(SecurityProfile.empty().with(control, value)), body, List.of(flags));
    }

    static Stream<Row> rows() {
        return Stream.of(
                row(Controls.USER, User.of(1000, 100), "{'User':'1000:100'}", "--user=1000:100"),
                row(Controls.USER, User.imageDefault(), "{}"),
                row(
                        Controls.GROUPS,
                        List.of(Account.of("video"), Account.of(44)),
                        "{'HostConfig':{'GroupAdd':['video','44']}}",
                        "--group-add=video",
                        "--group-add=44"),
                row(Controls.USERNS, UsernsMode.HOST, "{'HostConfig':{'UsernsMode':'host'}}", "--userns=host"),
                row(Controls.USERNS, UsernsMode.ENGINE_DEFAULT, "{}"),
                row(
                        Controls.CAPABILITIES,
                        Capabilities.only(Capability.CHOWN),
                        "{'HostConfig':{'CapAdd':['CHOWN'],'CapDrop':['ALL']}}",
                        "--cap-add=CAP_CHOWN",
                        "--cap-drop=ALL"),
                row(
                        Controls.CAPABILITIES,
                        Capabilities.engineDefault().minus(Capability.of("NEWER")),
                        "{'HostConfig':{'CapDrop':['NEWER']}}",
                        "--cap-drop=CAP_NEWER"),
                row(Controls.CAPABILITIES, Capabilities.engineDefault(), "{}"),
                row(
                        Controls.NO_NEW_PRIVILEGES,
                        true,
                        "{'HostConfig':{'SecurityOpt':['no-new-privileges']}}",
                        "--security-opt=no-new-privileges"),
                row(
                        Controls.NO_NEW_PRIVILEGES,
                        false,
                        "{'HostConfig':{'SecurityOpt':['no-new-privileges=false']}}",
                        "--security-opt=no-new-privileges=false"),
                row(Controls.PRIVILEGED, false, "{'HostConfig':{'Privileged':false}}", "--privileged=false"),
                row(Controls.UMASK, new Umask(027), "{'HostConfig':{'Umask':23}}", "--umask=0027"),
                row(Controls.NETWORK, NetworkMode.none(), "{'HostConfig':{'NetworkMode':'none'}}", "--network=none"),
                row(Controls.NETWORK, NetworkMode.engineDefault(), "{}"),
                row(Controls.PID, PidMode.host(), "{'HostConfig':{'PidMode':'host'}}", "--pid=host"),
                row(Controls.PID, PidMode.isolated(), "{}"),
                row(Controls.IPC, IpcMode.isolated(), "{'HostConfig':{'IpcMode':'private'}}", "--ipc=private"),
                row(Controls.UTS, UtsMode.HOST, "{'HostConfig':{'UTSMode':'host'}}", "--uts=host"),
                row(
                        Controls.CGROUPNS,
                        CgroupnsMode.PRIVATE,
                        "{'HostConfig':{'CgroupnsMode':'private'}}",
                        "--cgroupns=private"),
                row(Controls.READ_ONLY_ROOTFS, true, "{'HostConfig':{'ReadonlyRootfs':true}}", "--read-only"),
                row(Controls.READ_ONLY_ROOTFS, false, "{'HostConfig':{'ReadonlyRootfs':false}}", "--read-only=false"),
                row(
                        Controls.TMPFS,
                        List.of(Tmpfs.parse("/tmp:size=1m")),
                        "{'HostConfig':{'Tmpfs':{'/tmp':'rw,noexec,nosuid,nodev,size=1048576'}}}",
                        "--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=1048576"),
                row(
                        Controls.MOUNTS,
                        List.of(Mount.readOnlyBind("/a,b", "/c")),
                        "{'HostConfig':{'Mounts':[{'Type':'bind','Source':'/a,b','Target':'/c','ReadOnly':true}]}}",
                        "--mount=type=bind,\"source=/a,b\",target=/c,readonly"),
                row(
                        Controls.MOUNTS,
                        List.of(Mount.volume("data", "/data")),
                        "{'HostConfig':{'Mounts':[{'Type':'volume','Source':'data','Target':'/data'}]}}",
                        "--mount=type=volume,source=data,target=/data"),
                row(
                        Controls.VOLUMES_FROM,
                        List.of(VolumesFrom.parse("web:ro")),
                        "{'HostConfig':{'VolumesFrom':['web:ro']}}",
                        "--volumes-from=web:ro"),
                row(
                        Controls.VOLUME_DRIVER,
                        "local",
                        "{'HostConfig':{'VolumeDriver':'local'}}",
                        "--volume-driver=local"),
                row(
                        Controls.WRITABLE_CGROUPS,
                        false,
                        "{'HostConfig':{'SecurityOpt':['writable-cgroups=false']}}",
                        "--security-opt=writable-cgroups=false"),
                row(
                        Controls.SHM_SIZE,
                        ByteSize.mebibytes(1),
                        "{'HostConfig':{'ShmSize':1048576}}",
                        "--shm-size=1048576"),
                row(
                        Controls.STORAGE_OPTIONS,
                        Map.of("size", "10g"),
                        "{'HostConfig':{'StorageOpt':{'size':'10g'}}}",
                        "--storage-opt=size=10g"),
                row(
                        Controls.DEVICES,
                        List.of(Device.of("/dev/kvm")),
                        "{'HostConfig':{'Devices':[{'CgroupPermissions':'rw','PathOnHost':'/dev/kvm','PathInContainer':'/dev/kvm'}]}}",
                        "--device=/dev/kvm:/dev/kvm:rw"),
                row(
                        Controls.DEVICE_CGROUP_RULES,
                        List.of(DeviceCgroupRule.parse("c 1:* rw")),
                        "{'HostConfig':{'DeviceCgroupRules':['c 1:* rw']}}",
                        "--device-cgroup-rule=c 1:* rw"),
                row(
                        Controls.DEVICE_REQUESTS,
                        List.of(DeviceRequest.gpus(List.of("0", "1"))),
                        "{'HostConfig':{'DeviceRequests':[{'DeviceIDs':['0','1'],'Capabilities':[['gpu']],'Options':{}}]}}",
                        "--gpus=\"device=0,1\""),
                row(
                        Controls.DEVICE_REQUESTS,
                        List.of(DeviceRequest.cdi("a.b/c=d")),
                        "{'HostConfig':{'DeviceRequests':[{'Driver':'cdi','DeviceIDs':['a.b/c=d'],'Capabilities':[],'Options':{}}]}}",
                        "--device=a.b/c=d"),
                row(Controls.MEMORY, ByteSize.mebibytes(64), "{'HostConfig':{'Memory':67108864}}", "--memory=67108864"),
                row(
                        Controls.MEMORY_RESERVATION,
                        ByteSize.mebibytes(64),
                        "{'HostConfig':{'MemoryReservation':67108864}}",
                        "--memory-reservation=67108864"),
                row(Controls.MEMORY_SWAPPINESS, 0, "{'HostConfig':{'MemorySwappiness':0}}", "--memory-swappiness=0"),
                row(
                        Controls.OOM_KILL_DISABLE,
                        false,
                        "{'HostConfig':{'OomKillDisable':false}}",
                        "--oom-kill-disable=false"),
                row(Controls.OOM_SCORE_ADJ, -500, "{'HostConfig':{'OomScoreAdj':-500}}", "--oom-score-adj=-500"),
                row(Controls.CPUS, Cpus.parse("1.5"), "{'HostConfig':{'NanoCpus':1500000000}}", "--cpus=1.5"),
                row(
                        Controls.CPU_PERIOD,
                        Duration.ofMillis(50),
                        "{'HostConfig':{'CpuPeriod':50000}}",
                        "--cpu-period=50000"),
                row(Controls.CPU_QUOTA, CpuQuota.unlimited(), "{'HostConfig':{'CpuQuota':-1}}", "--cpu-quota=-1"),
                row(Controls.CPU_SHARES, 512, "{'HostConfig':{'CpuShares':512}}", "--cpu-shares=512"),
                row(
                        Controls.CPUSET_CPUS,
                        CpuSet.parse("0-2,4"),
                        "{'HostConfig':{'CpusetCpus':'0-2,4'}}",
                        "--cpuset-cpus=0-2,4"),
                row(Controls.CPUSET_MEMS, CpuSet.parse("0"), "{'HostConfig':{'CpusetMems':'0'}}", "--cpuset-mems=0"),
                row(
                        Controls.CPU_REALTIME_PERIOD,
                        Duration.ofSeconds(1),
                        "{'HostConfig':{'CpuRealtimePeriod':1000000}}",
                        "--cpu-rt-period=1000000"),
                row(Controls.BLKIO_WEIGHT, 300, "{'HostConfig':{'BlkioWeight':300}}", "--blkio-weight=300"),
                row(
                        Controls.BLKIO_WEIGHT_DEVICES,
                        List.of(new DeviceWeight("/dev/sda", 200)),
                        "{'HostConfig':{'BlkioWeightDevice':[{'Path':'/dev/sda','Weight':200}]}}",
                        "--blkio-weight-device=/dev/sda:200"),
                row(
                        Controls.DEVICE_READ_BPS,
                        List.of(new DeviceBandwidth("/dev/sda", ByteSize.of(1000))),
                        "{'HostConfig':{'BlkioDeviceReadBps':[{'Path':'/dev/sda','Rate':1000}]}}",
                        "--device-read-bps=/dev/sda:1000"),
                row(
                        Controls.DEVICE_WRITE_BPS,
                        List.of(new DeviceBandwidth("/dev/sda", ByteSize.of(1000))),
                        "{'HostConfig':{'BlkioDeviceWriteBps':[{'Path':'/dev/sda','Rate':1000}]}}",
                        "--device-write-bps=/dev/sda:1000"),
                row(
                        Controls.DEVICE_READ_IOPS,
                        List.of(new DeviceIops("/dev/sda", 10)),
                        "{'HostConfig':{'BlkioDeviceReadIOps':[{'Path':'/dev/sda','Rate':10}]}}",
                        "--device-read-iops=/dev/sda:10"),
                row(
                        Controls.DEVICE_WRITE_IOPS,
                        List.of(new DeviceIops("/dev/sda", 10)),
                        "{'HostConfig':{'BlkioDeviceWriteIOps':[{'Path':'/dev/sda','Rate':10}]}}",
                        "--device-write-iops=/dev/sda:10"),
                row(Controls.PIDS_LIMIT, PidsLimit.unlimited(), "{'HostConfig':{'PidsLimit':-1}}", "--pids-limit=-1"),
                row(
                        Controls.ULIMITS,
                        List.of(Ulimit.of("nofile", 1, 3000000000L)),
                        "{'HostConfig':{'Ulimits':[{'Name':'nofile','Soft':1,'Hard':3000000000}]}}",
                        "--ulimit=nofile=1:3000000000"),
                row(
                        Controls.CGROUP_PARENT,
                        "/jobs",
                        "{'HostConfig':{'CgroupParent':'/jobs'}}",
                        "--cgroup-parent=/jobs"),
                row(Controls.INIT, false, "{'HostConfig':{'Init':false}}", "--init=false"),
                row(
                        Controls.SECCOMP,
                        Seccomp.builtin(),
                        "{'HostConfig':{'SecurityOpt':['seccomp=builtin']}}",
                        "--security-opt=seccomp=builtin"),
                row(Controls.SECCOMP, Seccomp.engineDefault(), "{}"),
                row(
                        Controls.APP_ARMOR,
                        AppArmor.profile("site"),
                        "{'HostConfig':{'SecurityOpt':['apparmor=site']}}",
                        "--security-opt=apparmor=site"),
                row(
                        Controls.SE_LINUX,
                        SeLinux.builder().user("u").type("t").build(),
                        "{'HostConfig':{'SecurityOpt':['label=user:u','label=type:t']}}",
                        "--security-opt=label=user:u",
                        "--security-opt=label=type:t"),
                row(
                        Controls.SYSCTLS,
                        Map.of("kernel.sem", "250 32000"),
                        "{'HostConfig':{'Sysctls':{'kernel.sem':'250 32000'}}}",
                        "--sysctl=kernel.sem=250 32000"),
                row(
                        Controls.PORTS,
                        List.of(PublishedPort.loopback(8080, 80), PublishedPort.parse("53/udp")),
                        "{'ExposedPorts':{'80/tcp':{},'53/udp':{}},'HostConfig':{'PortBindings':{'53/udp':[{'HostIp':'','HostPort':''}],'80/tcp':[{'HostIp':'127.0.0.1','HostPort':'8080'}]}}}",
                        "--publish=127.0.0.1:8080:80/tcp",
                        "--publish=53/udp"),
                row(Controls.PUBLISH_ALL_PORTS, true, "{'HostConfig':{'PublishAllPorts':true}}", "--publish-all"),
                row(
                        Controls.DNS,
                        List.of(new IpAddress("1.1.1.1")),
                        "{'HostConfig':{'Dns':['1.1.1.1']}}",
                        "--dns=1.1.1.1"),
                row(
                        Controls.DNS_SEARCH,
                        List.of("example.org"),
                        "{'HostConfig':{'DnsSearch':['example.org']}}",
                        "--dns-search=example.org"),
                row(
                        Controls.DNS_OPTIONS,
                        List.of("ndots:2"),
                        "{'HostConfig':{'DnsOptions':['ndots:2']}}",
                        "--dns-option=ndots:2"),
                row(
                        Controls.EXTRA_HOSTS,
                        List.of(ExtraHost.parse("db:10.0.0.5")),
                        "{'HostConfig':{'ExtraHosts':['db:10.0.0.5']}}",
                        "--add-host=db:10.0.0.5"),
                row(Controls.HOSTNAME, "job-7", "{'Hostname':'job-7'}", "--hostname=job-7"),
                row(Controls.DOMAINNAME, "example.org", "{'Domainname':'example.org'}", "--domainname=example.org"),
                row(
                        Controls.LINKS,
                        List.of(Link.parse("db:sql")),
                        "{'HostConfig':{'Links':['db:sql']}}",
                        "--link=db:sql"),
                row(
                        Controls.MAC_ADDRESS,
                        "02:42:ac:11:00:07",
                        "{'MacAddress':'02:42:ac:11:00:07'}",
                        "--mac-address=02:42:ac:11:00:07"),
                row(Controls.RUNTIME, "runsc", "{'HostConfig':{'Runtime':'runsc'}}", "--runtime=runsc"),
                row(
                        Controls.ANNOTATIONS,
                        Map.of("a.b", "c"),
                        "{'HostConfig':{'Annotations':{'a.b':'c'}}}",
                        "--annotation=a.b=c"),
                row(
                        Controls.LOGGING,
                        new Logging("site/plugin", Map.of("tag", "x")),
                        "{'HostConfig':{'LogConfig':{'Type':'site/plugin','Config':{'tag':'x'}}}}",
                        "--log-driver=site/plugin",
                        "--log-opt=tag=x"),
                row(
                        Controls.LOGGING,
                        Logging.none(),
                        "{'HostConfig':{'LogConfig':{'Type':'none','Config':{}}}}",
                        "--log-driver=none"),
                row(
                        Controls.RESTART,
                        RestartPolicy.onFailure(3),
                        "{'HostConfig':{'RestartPolicy':{'MaximumRetryCount':3,'Name':'on-failure'}}}",
                        "--restart=on-failure:3"),
                row(Controls.RESTART, RestartPolicy.no(), "{}", "--restart=no"),
                row(Controls.AUTO_REMOVE, false, "{'HostConfig':{'AutoRemove':false}}", "--rm=false"),
                row(Controls.STOP_SIGNAL, "SIGINT", "{'StopSignal':'SIGINT'}", "--stop-signal=SIGINT"),
                row(Controls.STOP_TIMEOUT, Duration.ofSeconds(5), "{'StopTimeout':5}", "--stop-timeout=5"),
                row(
                        Controls.HEALTHCHECK,
                        Healthcheck.builder()
                                .command("true")
                                .interval(Duration.ofMillis(1500))
                                .retries(2)
                                .build(),
                        "{'Healthcheck':{'Interval':1500000000,'Test':['CMD-SHELL','true'],'Retries':2}}",
                        "--health-cmd=true",
                        "--health-interval=1500000000ns",
                        "--health-retries=2"),
                row(
                        Controls.HEALTHCHECK,
                        Healthcheck.disable(),
                        "{'Healthcheck':{'Test':['NONE']}}",
                        "--no-healthcheck"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is_said_in_flags(Row row) {
        assertThat(row.spec().flags().arguments()).isEqualTo(row.flags());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is_said_in_the_create_body(Row row) throws Exception {
        CreateContainerCmdImpl command = command();

        row.spec().applyTo(command);

        assertThat(sent(command))
                .isEqualTo(new ObjectMapper().readTree(row.body().replace('\'', '"')));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void applying_twice_is_applying_once(Row row) {
        CreateContainerCmdImpl command = command();

        row.spec().applyTo(command);
        JsonNode once = sent(command);
        row.spec().applyTo(command);

        assertThat(sent(command)).isEqualTo(once);
    }

    @Test
    void the_controls_that_need_another_one_are_the_only_ones_without_a_row() {
        Set<Control<?>> covered = rows().map(Row::control).collect(Collectors.toSet());

        assertThat(Controls.all())
                .filteredOn(control -> !covered.contains(control))
                .containsExactly(
                        Controls.MASKED_PATHS,
                        Controls.READ_ONLY_PATHS,
                        Controls.MEMORY_SWAP,
                        Controls.KERNEL_MEMORY,
                        Controls.KERNEL_MEMORY_TCP,
                        Controls.CPU_REALTIME_RUNTIME,
                        Controls.NETWORK_ALIASES,
                        Controls.IPV4_ADDRESS,
                        Controls.IPV6_ADDRESS);
    }

    static CreateContainerCmdImpl command() {
        return new CreateContainerCmdImpl(created -> new CreateContainerResponse(), null, "image");
    }

    /** The body without its nulls, and without what docker-java sends for every container. */
    static JsonNode sent(CreateContainerCmdImpl command) {
        try {
            ObjectMapper mapper = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
            ObjectNode body = (ObjectNode) mapper.readTree(mapper.writeValueAsString(command));
            body.remove(List.of("Image", "Volumes"));
            if (body.path("ExposedPorts").isEmpty()) {
                body.remove("ExposedPorts");
            }
            return withoutNulls(body);
        } catch (JsonProcessingException alwaysFits) {
            throw new IllegalStateException(alwaysFits);
        }
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> withoutNulls(member.getValue()));
            object.properties().removeIf(member -> member.getValue().isNull());
            if (object.path("HostConfig").isEmpty()) {
                object.remove("HostConfig");
            }
        }
        node.elements().forEachRemaining(EveryControlTest::withoutNulls);
        return node;
    }
}
