package dev.hasp.mac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.control.BindMount;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.Device;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Protocol;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.Relabel;
import dev.hasp.control.SeLinux;
import dev.hasp.control.VolumeMount;
import dev.hasp.control.VolumesFrom;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import dev.hasp.selinux.TestPolicy;
import dev.hasp.selinux.cil.BlockName;
import dev.hasp.selinux.cil.Dialect;
import dev.hasp.selinux.cil.ObjectClass;
import dev.hasp.selinux.cil.ProcessType;
import dev.hasp.selinux.cil.TypeName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeLinuxDerivationTest {

    private static final EngineFacts ENGINE = EngineFacts.plainDocker("28.5.2");
    private static final BlockName JOB = new BlockName("job");
    private static final String PROCESS = "system_u:system_r:job.process:s0:c1,c2";

    private static final SecurityProfile PROFILE = SecurityProfile.builder()
            .seLinux(SeLinux.builder().type("job.process").build())
            .capabilities(Capabilities.none().plus(Capability.CHOWN, Capability.PERFMON))
            .network(NetworkMode.none())
            .build();

    private static SeLinuxModule derive(SecurityProfile profile, HostTypes types) {
        return SeLinuxDerivation.module(profile.toSpec(), ENGINE, JOB, Dialect.CONTAINER_SELINUX, types);
    }

    private static TestPolicy policy(SecurityProfile profile, HostTypes types) throws TestPolicy.Refused {
        return TestPolicy.with(derive(profile, types).module().toText());
    }

    private static String file(String type) {
        return "system_u:object_r:" + type + ":s0";
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTAINER_SELINUX", "REFPOLICY"})
    void gives_the_processes_what_every_container_has(Dialect dialect) throws TestPolicy.Refused {
        SeLinuxModule module = SeLinuxDerivation.module(PROFILE.toSpec(), ENGINE, JOB, dialect, HostTypes.none());
        TestPolicy policy = TestPolicy.with(module.module().toText());

        assertThat(policy.holds(PROCESS)).isTrue();
        assertThat(policy.grants(PROCESS, "system_u:object_r:container_file_t:s0:c1,c2", "file", "write"))
                .isTrue();
        assertThat(policy.grants(PROCESS, "system_u:object_r:container_file_t:s0:c1,c3", "file", "write"))
                .as("a neighbour's level")
                .isFalse();
        assertThat(policy.grants("system_u:system_r:dockerd_t:s0", PROCESS, "process", "transition"))
                .isTrue();
    }

    @Test
    void reads_and_runs_read_only_mounts_and_writes_the_others() throws TestPolicy.Refused {
        SecurityProfile profile = PROFILE.with(
                Controls.MOUNTS, List.of(Mount.readOnlyBind("/srv/in/", "/in"), Mount.bind("/var/spool/out", "/out")));
        HostTypes types = HostTypes.none()
                .file("/srv/in", TypeName.of("srv_t"))
                .file("/var/spool/out", TypeName.of("var_spool_t"));
        TestPolicy policy = policy(profile, types);

        assertThat(policy.grants(PROCESS, file("srv_t"), "file", "read")).isTrue();
        assertThat(policy.grants(PROCESS, file("srv_t"), "file", "execute_no_trans"))
                .isTrue();
        assertThat(policy.grants(PROCESS, file("srv_t"), "file", "write")).isFalse();
        assertThat(policy.grants(PROCESS, file("srv_t"), "dir", "add_name")).isFalse();
        assertThat(policy.grants(PROCESS, file("var_spool_t"), "file", "write")).isTrue();
        assertThat(policy.grants(PROCESS, file("var_spool_t"), "dir", "add_name"))
                .isTrue();
        assertThat(policy.grants(PROCESS, file("etc_t"), "file", "read")).isFalse();
    }

    @Test
    void has_the_capabilities_of_the_bounding_set_and_no_other() {
        assertThat(derive(PROFILE, HostTypes.none()).module().permitted(ProcessType.PROCESS))
                .containsEntry(ObjectClass.CAPABILITY, Set.of("chown"))
                .containsEntry(ObjectClass.CAPABILITY2, Set.of("perfmon"))
                .doesNotContainKeys(ObjectClass.CAP_USERNS, ObjectClass.CAP2_USERNS, ObjectClass.TCP_SOCKET);
    }

    @Test
    void asks_for_capabilities_over_the_user_namespace_that_it_has() {
        EngineFacts remapping =
                EngineFacts.builder().from(ENGINE).usernsRemap(true).build();
        SeLinuxModule module =
                SeLinuxDerivation.module(PROFILE.toSpec(), remapping, JOB, Dialect.CONTAINER_SELINUX, HostTypes.none());

        assertThat(module.module().permitted(ProcessType.PROCESS))
                .containsEntry(ObjectClass.CAP_USERNS, Set.of("chown"))
                .containsEntry(ObjectClass.CAP2_USERNS, Set.of("perfmon"))
                .doesNotContainKeys(ObjectClass.CAPABILITY, ObjectClass.CAPABILITY2);
    }

    @Test
    void listens_on_its_ports_by_their_types() throws TestPolicy.Refused {
        SecurityProfile profile = PROFILE.overlay(SecurityProfile.builder()
                .network(NetworkMode.bridge())
                .ports(PublishedPort.loopback(0, 443), PublishedPort.parse("9999/udp"))
                .build());
        TestPolicy policy =
                policy(profile, HostTypes.none().port(Protocol.TCP, 5432, TypeName.of("postgresql_port_t")));

        assertThat(policy.grants(PROCESS, PROCESS, "tcp_socket", "listen")).isTrue();
        assertThat(policy.grants(PROCESS, file("http_port_t"), "tcp_socket", "name_bind"))
                .isTrue();
        assertThat(policy.grants(PROCESS, file("unreserved_port_t"), "udp_socket", "name_bind"))
                .isTrue();
        assertThat(policy.grants(PROCESS, file("unreserved_port_t"), "tcp_socket", "name_bind"))
                .isFalse();
        assertThat(policy.grants(PROCESS, file("postgresql_port_t"), "tcp_socket", "name_bind"))
                .isTrue();
        assertThat(policy.grants(PROCESS, file("ssh_port_t"), "tcp_socket", "name_connect"))
                .isTrue();
        assertThat(policy.grants(PROCESS, file("ssh_port_t"), "tcp_socket", "name_bind"))
                .isFalse();
    }

    @Test
    void has_no_sockets_without_a_network() throws TestPolicy.Refused {
        TestPolicy policy = policy(PROFILE, HostTypes.none());

        assertThat(policy.grants(PROCESS, PROCESS, "tcp_socket", "create")).isFalse();
        assertThat(policy.grants(PROCESS, file("http_port_t"), "tcp_socket", "name_connect"))
                .isFalse();
    }

    @Test
    void knows_the_type_of_what_the_engine_labels() {
        SecurityProfile profile = PROFILE.with(
                Controls.MOUNTS,
                List.of(
                        BindMount.builder()
                                .source("/srv/in")
                                .target("/in")
                                .relabel(Relabel.PRIVATE)
                                .build(),
                        Mount.volume("cache", "/cache")));

        assertThat(derive(profile.with(Controls.NETWORK, NetworkMode.bridge()), HostTypes.none())
                        .warnings())
                .isEmpty();
    }

    @Test
    void warns_where_the_mount_alone_keeps_from_writing() {
        SecurityProfile profile = PROFILE.with(
                Controls.MOUNTS,
                List.of(
                        BindMount.builder()
                                .source("/srv/in")
                                .target("/in")
                                .readOnly(true)
                                .relabel(Relabel.SHARED)
                                .build(),
                        Mount.readOnlyBind("/srv/a", "/a"),
                        Mount.bind("/srv/b", "/b")));
        HostTypes types = HostTypes.none().file("/srv/a", TypeName.of("srv_t")).file("/srv/b", TypeName.of("srv_t"));

        assertThat(derive(profile, types).warnings())
                .extracting(Finding::code)
                .containsOnlyOnce("selinux-sockets-of-base")
                .filteredOn("selinux-read-only-by-mount-alone"::equals)
                .hasSize(2);
    }

    @Test
    void mounts_host_devices_where_it_cannot_make_nodes() {
        SecurityProfile profile = PROFILE.with(Controls.DEVICES, List.of(Device.parse("/dev/kvm:/dev/kvm:r")));
        EngineFacts remapping =
                EngineFacts.builder().from(ENGINE).usernsRemap(true).build();
        TypeName kvm = TypeName.of("kvm_device_t");

        assertThat(derive(profile, HostTypes.none()).module().permitted(kvm)).isEmpty();
        assertThat(SeLinuxDerivation.module(
                                profile.toSpec(), remapping, JOB, Dialect.CONTAINER_SELINUX, HostTypes.none())
                        .module()
                        .permitted(kvm)
                        .get(ObjectClass.CHR_FILE))
                .contains("read")
                .doesNotContain("write");
    }

    @Test
    void names_everything_that_is_not_known() {
        SecurityProfile profile = PROFILE.overlay(SecurityProfile.builder()
                .mounts(
                        Mount.bind("/srv/\n(allow", "/a"),
                        VolumeMount.builder()
                                .name("nfs")
                                .target("/b")
                                .driver("nfs")
                                .build())
                .ipc(IpcMode.host())
                .volumesFrom(VolumesFrom.parse("other"))
                .build());
        HostTypes types = HostTypes.none().file("/srv/typo", TypeName.of("srv_t"));

        assertThatThrownBy(() -> derive(profile, types))
                .asInstanceOf(type(SeLinuxModuleException.class))
                .extracting(SeLinuxModuleException::findings)
                .satisfies(findings -> assertThat(findings)
                        .allMatch(Finding::isError)
                        .extracting(Finding::code)
                        .containsExactly(
                                "selinux-file-type-unknown",
                                "selinux-file-type-unknown",
                                "selinux-file-type-unknown",
                                "selinux-mounts-unknown",
                                "selinux-file-type-unused"));
    }

    @Test
    void is_not_for_a_container_that_selinux_does_not_separate() {
        SecurityProfile off = PROFILE.with(Controls.SE_LINUX, SeLinux.disable());

        assertThatThrownBy(() -> derive(off, HostTypes.none())).hasMessageContaining("selinux-module-without-selinux");
    }

    @Test
    void says_when_the_spec_does_not_use_it() {
        SecurityProfile other = PROFILE.without(Controls.SE_LINUX);

        assertThat(derive(other, HostTypes.none()).warnings())
                .extracting(Finding::code)
                .contains("selinux-module-unused");
    }
}
