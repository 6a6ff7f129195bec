package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.UtsMode;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.KernelVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceMeaningTest {

    private static final EngineFacts DOCKER_28 = Meant.docker("28.5.2").build();

    @ParameterizedTest
    @CsvSource({
        "none, own, true",
        "bridge, own, false",
        "default, own, false",
        "backend, own, false",
        "host, host, false",
        "container:web, container:web, "
    })
    void the_network_says_whose_it_is_and_what_is_in_it(String mode, String sharing, Boolean loopbackOnly) {
        Meant meant = Meant.of(DOCKER_28, profile -> profile.network(NetworkMode.parse(mode)));

        assertThat(meant.value(Aspects.NETWORK_NAMESPACE).map(Sharing::toString))
                .contains(sharing);
        assertThat(meant.value(Aspects.LOOPBACK_ONLY).orElse(null)).isEqualTo(loopbackOnly);
        assertThat(meant.codes()).isEmpty();
    }

    @Test
    void an_open_profile_has_its_own_of_everything_but_the_clocks() {
        Meant meant = Meant.of(DOCKER_28, profile -> profile);

        assertThat(meant.value(Aspects.NETWORK_NAMESPACE)).contains(Sharing.own());
        assertThat(meant.value(Aspects.PID_NAMESPACE)).contains(Sharing.own());
        assertThat(meant.value(Aspects.IPC_NAMESPACE)).contains(Sharing.own());
        assertThat(meant.value(Aspects.UTS_NAMESPACE)).contains(Sharing.own());
        assertThat(meant.value(Aspects.CGROUP_NAMESPACE)).contains(Sharing.own());
        assertThat(meant.value(Aspects.MOUNT_NAMESPACE)).contains(Sharing.own());
        assertThat(meant.value(Aspects.TIME_NAMESPACE)).contains(Sharing.host());
    }

    @Test
    void what_is_shared_is_shared() {
        Meant host = Meant.of(
                DOCKER_28,
                profile -> profile.pid(PidMode.host()).ipc(IpcMode.host()).uts(UtsMode.HOST));
        Meant other = Meant.of(
                DOCKER_28, profile -> profile.pid(PidMode.container("web")).ipc(IpcMode.container("db")));

        assertThat(host.value(Aspects.PID_NAMESPACE)).contains(Sharing.host());
        assertThat(host.value(Aspects.IPC_NAMESPACE)).contains(Sharing.host());
        assertThat(host.value(Aspects.UTS_NAMESPACE)).contains(Sharing.host());
        assertThat(other.value(Aspects.PID_NAMESPACE)).contains(Sharing.container("web"));
        assertThat(other.value(Aspects.IPC_NAMESPACE)).contains(Sharing.container("db"));
    }

    @Test
    void an_engine_without_root_cannot_give_the_hosts_network() {
        Meant meant =
                Meant.of(Meant.docker("28.5.2").rootless(true).build(), profile -> profile.network(NetworkMode.host()));

        assertThat(meant.value(Aspects.NETWORK_NAMESPACE)).isEmpty();
        assertThat(meant.codes()).containsExactly("network-host-out-of-reach");
    }

    @Test
    void a_host_name_is_known_where_it_is_asked_for_and_its_own() {
        assertThat(Meant.of(DOCKER_28, profile -> profile.hostname("job")).value(Aspects.HOST_NAME))
                .contains("job");
        assertThat(Meant.of(DOCKER_28, profile -> profile.hostname("job").network(NetworkMode.host()))
                        .value(Aspects.HOST_NAME))
                .contains("job");
        assertThat(Meant.of(DOCKER_28, profile -> profile).reasons(Aspects.HOST_NAME))
                .contains("first 12 characters of its id");
        assertThat(Meant.of(DOCKER_28, profile -> profile.network(NetworkMode.host()))
                        .reasons(Aspects.HOST_NAME))
                .contains("the host's name with its network");
        assertThat(Meant.of(DOCKER_28, profile -> profile.uts(UtsMode.HOST)).reasons(Aspects.HOST_NAME))
                .contains("it has the host's name");
        assertThat(Meant.of(DOCKER_28, profile -> profile.network(NetworkMode.container("web")))
                        .reasons(Aspects.HOST_NAME))
                .contains("container whose network");
    }

    @ParameterizedTest
    @CsvSource({
        "V2, , false, ",
        "V1, , false, ",
        "V1, , true, host",
        "V1, true, false, own",
        "V2, false, false, host",
        "V1, true, true, host",
        "V2, true, true, own",
        ", , false, ",
        ", true, false, own",
        ", true, true, "
    })
    void the_cgroup_namespace_follows_the_daemon_and_the_hosts_cgroups(
            CgroupVersion version, Boolean daemon, boolean privileged, String sharing) {
        EngineFacts engine = Meant.docker("28.5.2")
                .cgroupVersion(Optional.ofNullable(version))
                .privateCgroupns(Optional.ofNullable(daemon))
                .build();

        assertThat(Meant.of(engine, profile -> profile.privileged(privileged))
                        .value(Aspects.CGROUP_NAMESPACE)
                        .map(Sharing::toString)
                        .orElse(null))
                .isEqualTo(sharing);
    }

    @ParameterizedTest
    @CsvSource({"V2, own", "V1, host"})
    void podman_does_not_tell_its_default_which_goes_with_the_hosts_cgroups(CgroupVersion version, String sharing) {
        EngineFacts podman = Meant.podman("4.3.1")
                .cgroupVersion(version)
                .privateCgroupns(Optional.empty())
                .build();

        assertThat(Meant.of(podman, profile -> profile)
                        .value(Aspects.CGROUP_NAMESPACE)
                        .map(Sharing::toString))
                .contains(sharing);
    }

    @Test
    void podman_does_not_read_what_is_asked_over_its_docker_api() {
        EngineFacts podman = Meant.podman("4.3.1")
                .privateCgroupns(Optional.empty())
                .cgroupVersion(CgroupVersion.V1)
                .build();

        assertThat(Meant.of(podman, profile -> profile.cgroupns(CgroupnsMode.PRIVATE))
                        .value(Aspects.CGROUP_NAMESPACE))
                .contains(Sharing.host());
    }

    @Test
    void a_kernel_without_cgroup_namespaces_discards_what_is_asked() {
        EngineFacts old = Meant.docker("20.10.24")
                .kernel(new KernelVersion(3, 10))
                .cgroupVersion(CgroupVersion.V1)
                .privateCgroupns(false)
                .build();
        Meant asked = Meant.of(old, profile -> profile.cgroupns(CgroupnsMode.PRIVATE));

        assertThat(asked.value(Aspects.CGROUP_NAMESPACE)).contains(Sharing.host());
        assertThat(asked.codes()).containsExactly("cgroupns-unavailable");
        Meant untold = Meant.of(Meant.bare("28"), profile -> profile.cgroupns(CgroupnsMode.PRIVATE));
        assertThat(untold.value(Aspects.CGROUP_NAMESPACE)).isEmpty();
        assertThat(untold.codes()).containsExactly("cgroupns-support-unknown");
        assertThat(Meant.of(DOCKER_28, profile -> profile.cgroupns(CgroupnsMode.HOST))
                        .value(Aspects.CGROUP_NAMESPACE))
                .contains(Sharing.host());
    }

    @ParameterizedTest
    @CsvSource({"29.4.3, 6.1, host", "29.5.0, 6.1, own", "29.5.0, 5.4, host", "29.5.0, , "})
    void clocks_are_its_own_since_29_5(String version, String kernel, String sharing) {
        EngineFacts engine = Meant.docker(version)
                .kernel(Optional.ofNullable(kernel).map(KernelVersion::of))
                .build();

        assertThat(Meant.of(engine, profile -> profile)
                        .value(Aspects.TIME_NAMESPACE)
                        .map(Sharing::toString)
                        .orElse(null))
                .isEqualTo(sharing);
    }
}
