package dev.hasp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.IpcMode;
import dev.hasp.control.Link;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PublishedPort;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRulesTest {

    private static List<String> ports(String... ports) {
        return Judged.codes(profile ->
                profile.ports(Stream.of(ports).map(PublishedPort::parse).toArray(PublishedPort[]::new)));
    }

    @Test
    void a_host_port_has_one_listener_for_an_address_and_protocol() {
        assertThat(ports("127.0.0.1:80:80", "127.0.0.1:80:81")).containsExactly("port-published-twice");
        assertThat(ports("127.0.0.1:80:80", "80:81")).contains("port-published-twice");
        assertThat(ports("127.0.0.1:80:80", "[::]:80:81")).contains("port-published-twice");
        assertThat(ports("127.0.0.1:80:80", "127.0.0.2:80:81", "127.0.0.1:80:80/udp"))
                .isEmpty();
        assertThat(ports("127.0.0.1::80", "127.0.0.1::81")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8080:80, true", "80, true", "0.0.0.0:8080:80, true", "'[::]:8080:80', true", "10.0.0.1:8080:80, false"
    })
    void a_wildcard_is_every_address(String port, boolean found) {
        assertThat(ports(port).contains("port-on-every-address")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "none, port-without-own-network link-without-bridge alias-without-named-network",
        "host, port-without-own-network link-without-bridge alias-without-named-network",
        "bridge, alias-without-named-network",
        "backend, ",
        "container:web, setting-of-other-container alias-without-named-network port-without-own-network"
    })
    void settings_fit_the_kind_of_network(String network, String codes) {
        List<String> found = Judged.codes(profile -> profile.network(NetworkMode.parse(network))
                .ports(PublishedPort.parse("127.0.0.1:80:80"))
                .links(Link.parse("db"))
                .networkAliases("web"));

        assertThat(found)
                .filteredOn(code -> !code.startsWith("refused"))
                .containsExactlyInAnyOrder(codes == null ? new String[0] : codes.split(" "));
    }

    @Test
    void an_empty_list_asks_for_nothing() {
        assertThat(Judged.codes(profile -> profile.network(NetworkMode.none())
                        .links()
                        .networkAliases()
                        .ports()
                        .publishAllPorts(false)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "net.ipv4.ip_forward, host, private, sysctl-of-shared-namespace",
        "net/ipv4/ip_forward, host, private, sysctl-of-shared-namespace",
        "net.ipv4.ip_forward, container:web, private, sysctl-of-other-container",
        "kernel.shmmax, bridge, host, sysctl-of-shared-namespace",
        "fs.mqueue.msg_max, bridge, container:web, sysctl-of-other-container",
        "kernel.shmmax, bridge, none, ",
        "kernel.shm, bridge, private, sysctl-not-namespaced",
        "netx.ipv4, bridge, private, sysctl-not-namespaced",
        "kernel.domainname, bridge, private, sysctl-has-own-control"
    })
    void a_parameter_needs_its_own_namespace(String name, String network, String ipc, String code) {
        List<String> codes = Judged.codes(profile -> profile.network(NetworkMode.parse(network))
                .ipc(IpcMode.parse(ipc))
                .sysctls(Map.of(name, "1")));

        assertThat(codes)
                .filteredOn(found -> found.startsWith("sysctl") && !found.equals("sysctl-with-slashes"))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "worker-1, ",
        "worker.example.org, ",
        "worker_1, name-not-for-dns",
        "-x, name-not-for-dns",
        "a b, name-with-space"
    })
    void a_host_name_is_for_resolvers(String name, String code) {
        List<String> codes = Judged.codes(profile -> profile.hostname(name));

        if (code == null) {
            assertThat(codes).isEmpty();
        } else {
            assertThat(codes).contains(code);
        }
    }

    @Test
    void the_kernel_counts_the_bytes_of_a_name() {
        assertThat(Judged.codes(profile -> profile.domainname("é".repeat(32)))).isEmpty();
        assertThat(Judged.codes(profile -> profile.domainname("é".repeat(33)))).containsExactly("name-too-long");
    }

    @ParameterizedTest
    @CsvSource({
        "02:42:ac:11:00:02, true",
        "02-42-AC-11-00-02, true",
        "02:42-ac:11:00:02, false",
        "01:00:5e:00:00:01, false",
        "02:42:ac:11:00, false"
    })
    void an_ethernet_address_is_that_of_one_interface(String address, boolean fine) {
        assertThat(Judged.codes(profile -> profile.macAddress(address)).contains("mac-address-malformed"))
                .isEqualTo(!fine);
    }
}
