package dev.hasp.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PublishedPort;
import dev.hasp.document.ProfileDocument;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What meets each demand and what does not, in the words of documents. */
class DemandTest {

    private static final EngineFacts DOCKER = EngineFacts.plainDocker("28.5.2");

    private static final HostPath IN = HostPath.readOnly("/srv/in");
    private static final HostPath OUT = HostPath.writable("/srv/jobs/");

    private static SecurityProfile profile(String settings) {
        String inner = settings.startsWith("{") ? settings.substring(1, settings.length() - 1) : settings;
        return ProfileDocument.read("job.yaml", "{version: 1, " + inner + "}");
    }

    private static Arguments met(Demand demand, String settings) {
        return Arguments.of(demand, settings, List.of());
    }

    private static Arguments unmet(Demand demand, String settings, Control<?>... controls) {
        return Arguments.of(demand, settings, Arrays.asList(controls));
    }

    static List<Arguments> limits() {
        Demand set = Demand.mustSet(Controls.PIDS_LIMIT, Controls.MEMORY);
        Demand swap = Demand.memoryAndSwapAtMost(ByteSize.gibibytes(1));
        Demand cpus = Demand.cpusAtMost(Cpus.of(1.5));
        Demand files = Demand.ulimitsAtMost(Map.of("nofile", 1024L));
        Demand output = Demand.outputKeptAtMost(ByteSize.mebibytes(20));
        Demand layer = Demand.writableLayerAtMost(ByteSize.gibibytes(10));
        return List.of(
                met(set, "{memory: 1g, pidsLimit: unlimited}"),
                unmet(set, "cpus: 1", Controls.MEMORY, Controls.PIDS_LIMIT),
                met(Demand.pidsAtMost(100), "pidsLimit: 100"),
                unmet(Demand.pidsAtMost(100), "pidsLimit: 101", Controls.PIDS_LIMIT),
                unmet(Demand.pidsAtMost(100), "pidsLimit: unlimited", Controls.PIDS_LIMIT),
                unmet(Demand.pidsAtMost(100), "memory: 1g", Controls.PIDS_LIMIT),
                met(swap, "{memory: 512m}"),
                met(swap, "{memory: 1g, memorySwap: 1g}"),
                unmet(swap, "{memory: 1g}", Controls.MEMORY_SWAP),
                unmet(swap, "{memory: 512m, memorySwap: unlimited}", Controls.MEMORY_SWAP),
                met(cpus, "cpus: 1.5"),
                met(cpus, "{cpuQuota: 50ms, cpuPeriod: 100ms}"),
                unmet(cpus, "{cpuQuota: 151ms, cpuPeriod: 100ms}", Controls.CPU_QUOTA),
                unmet(cpus, "cpus: 1.51", Controls.CPUS),
                unmet(cpus, "cpuShares: 2", Controls.CPUS),
                met(files, "{ulimits: {nofile: 1024}, capabilities: {drop: ALL}}"),
                unmet(files, "ulimits: {nofile: {soft: 1024, hard: 2048}}", Controls.ULIMITS),
                unmet(files, "ulimits: {core: 0}", Controls.ULIMITS),
                unmet(files, "{ulimits: {nofile: 1}, capabilities: {add: SYS_RESOURCE}}", Controls.CAPABILITIES),
                met(output, "logging: {driver: json-file, options: {max-size: 10m, max-file: 2}}"),
                met(output, "logging: none"),
                unmet(output, "logging: {driver: json-file, options: {max-size: 10m, max-file: 3}}", Controls.LOGGING),
                unmet(output, "logging: {driver: syslog}", Controls.LOGGING),
                unmet(output, "init: true", Controls.LOGGING),
                met(layer, "readOnlyRootfs: true"),
                met(layer, "storageOptions: {size: 10G}"),
                unmet(layer, "init: true", Controls.STORAGE_OPTIONS));
    }

    static List<Arguments> privileges() {
        Demand builtin = Demand.filtered(Set.of(Filtered.Filter.BUILTIN));
        Demand own = Demand.filtered(Set.of(Filtered.Filter.OWN));
        Demand caps = Demand.capabilitiesAtMost(Capability.NET_BIND_SERVICE, Capability.KILL);
        String custom = "seccomp: {profile: {defaultAction: SCMP_ACT_ALLOW,"
                + " syscalls: [{names: [bpf], action: SCMP_ACT_ERRNO}]}}";
        return List.of(
                met(Demand.nonRoot(), "user: 1000"),
                unmet(Demand.nonRoot(), "user: 0:1000", Controls.USER),
                unmet(Demand.nonRoot(), "user: root", Controls.USER),
                unmet(Demand.nonRoot(), "user: nobody", Controls.USER),
                unmet(Demand.nonRoot(), "user: imageDefault", Controls.USER),
                met(Demand.noNewPrivileges(), "noNewPrivileges: true"),
                unmet(Demand.noNewPrivileges(), "noNewPrivileges: false", Controls.NO_NEW_PRIVILEGES),
                unmet(Demand.noNewPrivileges(), "init: true", Controls.NO_NEW_PRIVILEGES),
                met(Demand.readOnlyRoot(), "readOnlyRootfs: true"),
                unmet(Demand.readOnlyRoot(), "init: true", Controls.READ_ONLY_ROOTFS),
                met(Demand.notPrivileged(), "privileged: false"),
                unmet(Demand.notPrivileged(), "privileged: true", Controls.PRIVILEGED),
                met(Demand.filtered(), "init: true"),
                met(Demand.filtered(), custom),
                unmet(Demand.filtered(), "seccomp: unconfined", Controls.SECCOMP),
                unmet(Demand.filtered(), "privileged: true", Controls.SECCOMP),
                met(builtin, "seccomp: builtin"),
                met(builtin, "init: true"),
                unmet(builtin, custom, Controls.SECCOMP),
                met(own, custom),
                unmet(own, "seccomp: builtin", Controls.SECCOMP),
                met(Demand.confined(), "appArmor: other"),
                unmet(Demand.confined(), "appArmor: unconfined", Controls.APP_ARMOR),
                unmet(Demand.confined(), "privileged: true", Controls.APP_ARMOR),
                met(Demand.appArmorOneOf("docker-default"), "init: true"),
                unmet(Demand.appArmorOneOf("docker-default"), "appArmor: other", Controls.APP_ARMOR),
                met(Demand.seLinuxTypeOneOf("default", "container_t"), "seLinux: {type: container_t, level: s0}"),
                unmet(Demand.seLinuxTypeOneOf("container_t"), "init: true", Controls.SE_LINUX),
                unmet(Demand.seLinuxTypeOneOf("default"), "seLinux: disable", Controls.SE_LINUX),
                unmet(Demand.seLinuxTypeOneOf("default"), "seLinux: {user: root}", Controls.SE_LINUX),
                unmet(Demand.seLinuxTypeOneOf("default"), "seLinux: {type: spc_t}", Controls.SE_LINUX),
                met(caps, "capabilities: {drop: ALL, add: KILL}"),
                unmet(caps, "capabilities: {drop: ALL, add: [KILL, CHOWN]}", Controls.CAPABILITIES),
                unmet(caps, "init: true", Controls.CAPABILITIES),
                unmet(caps, "privileged: true", Controls.CAPABILITIES),
                met(Demand.groupsOneOf(100, 0), "{user: '1:1', groups: [100]}"),
                unmet(Demand.groupsOneOf(), "{user: '1:1', groups: [100]}", Controls.GROUPS),
                unmet(Demand.groupsOneOf(100), "{user: '1:1', groups: [video]}", Controls.GROUPS),
                unmet(Demand.groupsOneOf(100), "init: true", Controls.USER),
                met(Demand.kernelFilesProtected(), "init: true"),
                unmet(
                        Demand.kernelFilesProtected(),
                        "maskedPaths: []",
                        Controls.MASKED_PATHS,
                        Controls.READ_ONLY_PATHS),
                unmet(
                        Demand.kernelFilesProtected(),
                        "privileged: true",
                        Controls.MASKED_PATHS,
                        Controls.READ_ONLY_PATHS));
    }

    static List<Arguments> sharing() {
        Demand own = Demand.ownNamespaces(Namespace.PID, Namespace.IPC);
        Demand notHost = Demand.noHostNamespaces(Namespace.NETWORK, Namespace.PID);
        Demand network = Demand.networkOneOf(NetworkMode.none(), NetworkMode.named("jobs"));
        Demand ports = Demand.portsOneOf(PublishedPort.loopback(8080, 80));
        Demand devices = Demand.devicesOneOf("/dev/fuse");
        return List.of(
                met(own, "{pid: private, ipc: none}"),
                unmet(own, "{pid: host, ipc: 'container:a'}", Controls.PID, Controls.IPC),
                unmet(Demand.ownNamespaces(Namespace.USER), "init: true", Controls.USERNS),
                met(notHost, "{pid: 'container:a'}"),
                unmet(notHost, "{network: host}", Controls.NETWORK),
                met(network, "network: jobs"),
                unmet(network, "network: other", Controls.NETWORK),
                unmet(network, "init: true", Controls.NETWORK),
                met(Demand.networkOneOf(NetworkMode.bridge()), "init: true"),
                met(ports, "ports: ['127.0.0.1:8080:80']"),
                unmet(ports, "ports: ['8080:80']", Controls.PORTS),
                unmet(ports, "publishAllPorts: true", Controls.PUBLISH_ALL_PORTS),
                met(Demand.noPublishedPorts(), "init: true"),
                unmet(Demand.noPublishedPorts(), "ports: ['127.0.0.1:8080:80']", Controls.PORTS),
                met(Demand.sysctlsOneOf("net.core.somaxconn"), "sysctls: {net.core.somaxconn: 1}"),
                unmet(Demand.sysctlsOneOf("net.core.somaxconn"), "sysctls: {kernel.msgmax: 1}", Controls.SYSCTLS),
                met(devices, "devices: [/dev/./fuse]"),
                unmet(devices, "devices: ['/dev/sda:/dev/fuse']", Controls.DEVICES),
                unmet(devices, "deviceCgroupRules: ['c 1:1 r']", Controls.DEVICE_CGROUP_RULES),
                unmet(devices, "deviceRequests: [{count: all, capabilities: [gpu]}]", Controls.DEVICE_REQUESTS),
                unmet(devices, "privileged: true", Controls.PRIVILEGED));
    }

    private static String bind(String source, boolean readOnly) {
        return "mounts: [{type: bind, source: '" + source + "', target: /data, readOnly: " + readOnly + "}]";
    }

    private static String volume(String options) {
        return "mounts: [{type: volume, source: data, target: /data, driverOptions: " + options + "}]";
    }

    static List<Arguments> mounts() {
        Demand below = Demand.mountsOnlyBelow(IN, OUT);
        Demand kinds = Demand.mountKindsOneOf(MountKind.TMPFS, MountKind.VOLUME);
        return List.of(
                met(below, bind("/srv/jobs", false)),
                met(below, bind("/srv/jobs/7/", false)),
                met(below, bind("/srv/in/a", true)),
                unmet(below, bind("/srv/in/a", false), Controls.MOUNTS),
                unmet(below, bind("/srv/jobs/../../etc", true), Controls.MOUNTS),
                unmet(below, bind("/srv/jobs2", true), Controls.MOUNTS),
                unmet(below, bind("/", true), Controls.MOUNTS),
                unmet(below, bind("/srv", true), Controls.MOUNTS),
                met(Demand.mountsOnlyBelow(HostPath.readOnly("/")), bind("/etc", true)),
                met(below, volume("{}")),
                met(below, volume("{type: tmpfs, device: tmpfs}")),
                met(below, volume("{type: nfs, device: ':/export', o: addr=10.0.0.1}")),
                met(below, volume("{type: none, o: bind, device: /srv/jobs/7}")),
                unmet(below, volume("{type: none, o: 'bind,rw', device: /etc}"), Controls.MOUNTS),
                unmet(below, volume("{o: bind, device: /etc}"), Controls.MOUNTS),
                unmet(below, volume("{type: ext4, device: /dev/sda1}"), Controls.MOUNTS),
                unmet(
                        below,
                        volume("{type: overlay, o: 'lowerdir=/,upperdir=/a,workdir=/b', device: overlay}"),
                        Controls.MOUNTS),
                unmet(below, "mounts: [{type: volume, source: data, target: /data, driver: other}]", Controls.MOUNTS),
                unmet(below, "{volumeDriver: other, " + volume("{}") + "}", Controls.MOUNTS),
                unmet(below, "volumesFrom: ['a:ro']", Controls.VOLUMES_FROM),
                unmet(below, "ipc: host", Controls.IPC),
                met(Demand.noHostPaths(), "tmpfs: [/tmp]"),
                unmet(Demand.noHostPaths(), bind("/srv/in", true), Controls.MOUNTS),
                met(kinds, "{tmpfs: [/tmp], " + volume("{}") + "}"),
                unmet(kinds, bind("/srv/jobs", true), Controls.MOUNTS),
                unmet(kinds, "mounts: [{type: image, source: busybox, target: /b}]", Controls.MOUNTS),
                unmet(kinds, "volumesFrom: ['a:ro']", Controls.VOLUMES_FROM),
                unmet(Demand.mountKindsOneOf(), "tmpfs: [/tmp]", Controls.TMPFS));
    }

    @ParameterizedTest
    @MethodSource({"limits", "privileges", "sharing", "mounts"})
    void is_met_or_says_which_control_is_beyond_it(Demand demand, String settings, List<Control<?>> beyond) {
        Ceiling site = Ceiling.of("site", demand);

        List<Refusal> refusals = site.admit(profile(settings), DOCKER).refusals();

        assertThat(refusals).as("%s", refusals).extracting(Refusal::control).isEqualTo(beyond);
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.ceiling()).contains("site");
            assertThat(refusal.asked()).isNotBlank();
            assertThat(refusal.allowed()).isNotBlank();
            assertThat(refusal.remedy()).isNotBlank();
            refusal.witness()
                    .ifPresent(witness -> assertThat(witness.isPermittedBy(
                                    profile(settings).toSpec().on(DOCKER)))
                            .as("may %s", witness)
                            .contains(true));
        });
    }

    @Test
    void a_read_only_bind_that_the_engine_leaves_writable_below_is_not_read_only() {
        Ceiling site = Ceiling.of("site", Demand.mountsOnlyBelow(IN));

        assertThat(site.admit(profile(bind("/srv/in", true)), EngineFacts.plainDocker("24.0.7"))
                        .refusals())
                .hasSize(1);
    }

    @Test
    void equal_demands_are_equal_however_they_are_written() {
        assertThat(Demand.mountsOnlyBelow(OUT, IN))
                .isEqualTo(Demand.mountsOnlyBelow(IN, HostPath.writable("/srv//jobs")));
        assertThat(Demand.mustSet(Controls.MEMORY, Controls.USER))
                .isEqualTo(Demand.mustSet(Controls.USER, Controls.MEMORY));
        assertThat(Demand.sysctlsOneOf("net/core/somaxconn")).isEqualTo(Demand.sysctlsOneOf("net.core.somaxconn"));
    }

    @Test
    void refuses_what_no_demand_can_mean() {
        assertThatThrownBy(() -> HostPath.writable("srv")).hasMessageContaining("\"srv\" is not absolute");
        assertThatThrownBy(() -> Demand.pidsAtMost(-1)).hasMessageContaining("expected 0 or more");
        assertThatThrownBy(() -> Demand.ulimitsAtMost(Map.of("files", 1L))).hasMessageContaining("no limit of Linux");
        assertThatThrownBy(() -> Demand.filtered(Set.of())).hasMessageContaining("no filter is allowed");
    }
}
