package dev.hasp.refusal;

import static dev.hasp.refusal.Engines.DOCKER_20;
import static dev.hasp.refusal.Engines.DOCKER_28;
import static dev.hasp.refusal.Engines.PODMAN;
import static dev.hasp.refusal.Engines.findings;
import static dev.hasp.refusal.Engines.refused;
import static dev.hasp.refusal.Engines.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.Logging;
import dev.hasp.control.PublishedPort;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.EngineFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DaemonRefusalsTest {

    private static final Map<String, String> OF_ETH0 = Map.of("net.ipv6.conf.eth0.accept_ra", "0");
    private static final Map<String, String> OF_ETH1 = Map.of("net.ipv6.conf.eth1.accept_ra", "0");

    private static EngineFacts docker(String version, int api) {
        return stranger(version).toBuilder().apiVersion(new ApiVersion(1, api)).build();
    }

    @Test
    void a_runtime_must_be_known_to_the_daemon() {
        assertThat(refused(DOCKER_20, p -> p.runtime("runsc"))).containsExactly("runtime-unknown");
        assertThat(refused(DOCKER_20, p -> p.runtime("runc"))).isEmpty();
        assertThat(refused(DOCKER_28, p -> p.runtime("io.containerd.kata.v2")))
                .containsExactly("runtime-shim-not-known");
        assertThat(refused(DOCKER_20, p -> p.runtime("io.containerd.kata.v2"))).containsExactly("runtime-unknown");
        assertThat(refused(stranger("28.5.2"), p -> p.runtime("runc"))).containsExactly("runtimes-not-known");
        assertThat(refused(PODMAN, p -> p.runtime("runsc"))).containsExactly("podman-runtime-ignored");
        assertThat(refused(PODMAN, p -> p.runtime("crun"))).isEmpty();
    }

    @Test
    void a_logging_driver_that_is_not_listed_may_be_a_plugin() {
        assertThat(refused(DOCKER_28, p -> p.logging(new Logging("loki", Map.of()))))
                .containsExactly("logging-driver-not-known");
        assertThat(refused(DOCKER_28, p -> p.logging(new Logging("syslog", Map.of()))))
                .isEmpty();
        assertThat(refused(DOCKER_28, p -> p.logging(Logging.none()))).isEmpty();
    }

    @Test
    void a_size_of_the_writable_layer_depends_on_the_file_system_below() {
        assertThat(refused(DOCKER_28, p -> p.storageOptions(Map.of("size", "10g"))))
                .containsExactly("storage-size-not-known");
    }

    @Test
    void a_volume_driver_may_be_missing() {
        assertThat(refused(DOCKER_28, p -> p.volumeDriver("rexray"))).containsExactly("volume-driver-not-known");
        assertThat(refused(DOCKER_28, p -> p.volumeDriver("local"))).isEmpty();
    }

    @Test
    void devices_need_a_driver() {
        assertThat(refused(DOCKER_28, p -> p.deviceRequests(DeviceRequest.gpus(1))))
                .containsExactly("device-driver-not-known");
        assertThat(refused(DOCKER_20, p -> p.deviceRequests(DeviceRequest.cdi("a.com/net=b"))))
                .containsExactly("cdi-unknown-to-engine");
        assertThat(refused(DOCKER_28, p -> p.deviceRequests(DeviceRequest.cdi("a.com/net=b"))))
                .containsExactly("device-driver-not-known");
    }

    @Test
    void a_parameter_of_an_interface_is_refused_by_newer_apis() {
        assertThat(refused(DOCKER_28, p -> p.sysctls(OF_ETH0))).containsExactly("sysctl-of-interface-refused");
        assertThat(refused(stranger("28.5.2"), p -> p.sysctls(OF_ETH0))).containsExactly("sysctl-of-interface-refused");
        assertThat(refused(docker("28.5.2", 47), p -> p.sysctls(OF_ETH0))).isEmpty();
        assertThat(refused(docker("28.5.2", 47), p -> p.sysctls(OF_ETH1)))
                .containsExactly("sysctl-of-interface-refused");
        assertThat(refused(DOCKER_20, p -> p.sysctls(OF_ETH0))).containsExactly("sysctl-of-interface-not-known");
        assertThat(refused(DOCKER_28, p -> p.sysctls(Map.of("net.ipv6.conf.all.accept_ra", "0"))))
                .isEmpty();
    }

    @Test
    void a_daemon_without_root_may_not_listen_on_low_ports() {
        EngineFacts rootless = DOCKER_28.toBuilder().rootless(true).build();

        assertThat(refused(rootless, p -> p.ports(PublishedPort.loopback(80, 8080))))
                .containsExactly("low-port-without-root");
        assertThat(refused(rootless, p -> p.ports(PublishedPort.loopback(8080, 80))))
                .isEmpty();
        assertThat(refused(DOCKER_28, p -> p.ports(PublishedPort.loopback(80, 80))))
                .isEmpty();
    }

    @Test
    void sctp_needs_the_kernel_where_the_engine_listens_itself() {
        PublishedPort sctp = PublishedPort.parse("127.0.0.1:80:80/sctp");

        assertThat(refused(DOCKER_20, p -> p.ports(sctp))).containsExactly("sctp-needs-kernel");
        assertThat(refused(DOCKER_28, p -> p.ports(sctp))).isEmpty();
    }

    @Test
    void the_newest_api_ignores_the_container_s_own_address() {
        assertThat(refused(docker("29.0.0", 52), p -> p.macAddress("02:42:ac:11:00:05")))
                .containsExactly("mac-address-dropped");
        assertThat(refused(docker("29.0.0", 51), p -> p.macAddress("02:42:ac:11:00:05")))
                .isEmpty();
    }

    @Test
    void a_field_is_lost_on_an_engine_or_an_api_from_before_it() {
        assertThat(refused(docker("28.5.2", 39), p -> p.deviceRequests(DeviceRequest.gpus(1))))
                .containsExactly("device-driver-not-known", "field-unknown-to-engine");
        assertThat(refused(stranger("19.03.15"), p -> p.cgroupns(CgroupnsMode.PRIVATE)))
                .containsExactly("field-unknown-to-engine");
    }

    @Test
    void a_finding_says_what_was_asked_where_and_what_the_engine_does() {
        assertThat(findings(docker("19.03.15", 40), p -> p.cgroupns(CgroupnsMode.PRIVATE)))
                .singleElement()
                .hasToString("error: cgroupns: cgroupns (set in code) is of Docker 20.10 and API 1.25, which Docker"
                        + " 19.03.15 with API 1.40 is before: a field of a request that the engine or the API does not"
                        + " know is skipped without a word; use a newer engine or API, or leave it out"
                        + " [field-unknown-to-engine]");
    }

    @Test
    void writable_cgroups_are_no_option_of_older_engines_and_of_podman() {
        assertThat(refused(DOCKER_20, p -> p.writableCgroups(false))).containsExactly("writable-cgroups-unknown");
        assertThat(refused(PODMAN, p -> p.writableCgroups(true))).containsExactly("podman-writable-cgroups-unknown");
        assertThat(refused(DOCKER_28, p -> p.writableCgroups(true))).isEmpty();
    }
}
