package dev.hasp.order;

import static dev.hasp.order.Relation.EQUAL;
import static dev.hasp.order.Relation.INCOMPARABLE;
import static dev.hasp.order.Relation.LOOSER;
import static dev.hasp.order.Relation.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Link;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PublishedPort;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineOrdersTest {

    private static Judged networks(NetworkMode first, NetworkMode second) {
        return Judged.in(Aspects.NETWORK_JOINED, one -> one.network(first), two -> two.network(second));
    }

    private static Judged ports(String first, String second) {
        return Judged.in(
                Aspects.PUBLISHED_PORTS,
                one -> one.ports(PublishedPort.parse(first)),
                two -> two.ports(PublishedPort.parse(second)));
    }

    private static Judged links(String first, String second) {
        return Judged.in(Aspects.LINKED, one -> one.links(Link.parse(first)), two -> two.links(Link.parse(second)));
    }

    @Test
    void no_network_is_stricter_than_any() {
        Judged judged = networks(NetworkMode.none(), NetworkMode.named("jobs"));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("use network jobs");
        assertThat(networks(NetworkMode.none(), NetworkMode.container("web")).relation())
                .isEqualTo(STRICTER);
    }

    @Test
    void the_bridge_is_an_interface_of_the_host() {
        Judged judged = networks(NetworkMode.host(), NetworkMode.bridge());

        assertThat(judged.relation()).isEqualTo(LOOSER);
        assertThat(judged.more()).isEqualTo("use the host's network");
    }

    @Test
    void whether_the_host_reaches_a_created_network_is_its_driver_s_to_say() {
        Judged judged = networks(NetworkMode.named("jobs"), NetworkMode.host());

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more()).isEqualTo("unknown: whether the host reaches network jobs its driver decides");
        assertThat(judged.less()).isEqualTo("use the host's network");
    }

    @Test
    void two_networks_are_apart() {
        assertThat(networks(NetworkMode.named("jobs"), NetworkMode.named("web")).more())
                .isEqualTo("use network jobs");
        assertThat(networks(NetworkMode.named("jobs"), NetworkMode.bridge()).relation())
                .isEqualTo(INCOMPARABLE);
        assertThat(networks(NetworkMode.container("web"), NetworkMode.host()).less())
                .isEqualTo("use the host's network");
        assertThat(networks(NetworkMode.named("jobs"), NetworkMode.named("4c01db0b339c"))
                        .more())
                .isEqualTo("unknown: whether jobs and 4c01db0b339c are the same is not known");
    }

    @Test
    void an_unknown_default_network_is_not_compared() {
        Judged judged = Judged.in(
                Aspects.NETWORK_JOINED,
                EngineFacts.podman("4.3.1"),
                first -> first,
                second -> second.network(NetworkMode.bridge()));

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more()).startsWith("unknown: ");
    }

    @Test
    void every_address_of_the_host_permits_more_than_one() {
        Judged judged = ports("127.0.0.1:80:8080", "80:8080");

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("be reached at 80:8080/tcp");
        assertThat(ports("127.0.0.1:80:8080", "0.0.0.0:80:8080").relation()).isEqualTo(STRICTER);
        assertThat(ports("[::1]:80:8080", "0.0.0.0:80:8080").relation()).isEqualTo(INCOMPARABLE);
    }

    @Test
    void two_ports_are_apart() {
        assertThat(ports("80:8080", "81:8080").relation()).isEqualTo(INCOMPARABLE);
        assertThat(ports("80:8080", "80:8080/udp").relation()).isEqualTo(INCOMPARABLE);
    }

    @Test
    void whether_the_image_exposes_a_port_is_not_known() {
        Judged judged = Judged.in(
                Aspects.PUBLISHED_PORTS,
                first -> first.ports(PublishedPort.parse("8080")),
                second -> second.publishAllPorts(true));

        assertThat(judged.more()).isEqualTo("unknown: whether the other may be reached at 8080/tcp is not known");
        assertThat(judged.less()).isEqualTo("be reached at every port that its image exposes");
    }

    @Test
    void a_link_permits_whatever_its_name() {
        assertThat(links("store:db", "store:base").relation()).isEqualTo(EQUAL);
        assertThat(links("store", "web").more()).isEqualTo("reach container store by a link");
        assertThat(links("store", "4c01db0b339c").more()).startsWith("unknown: ");
    }

    @Test
    void names_and_addresses_that_it_chooses_permit() {
        Judged names = Judged.in(Aspects.NETWORK_NAMES, first -> first.networkAliases("db"), second -> second);
        Judged addresses =
                Judged.in(Aspects.ADDRESSES, first -> first, second -> second.macAddress("02:42:ac:11:00:02"));

        assertThat(names.more()).isEqualTo("be found as db on its network");
        assertThat(addresses.less()).isEqualTo("choose 02:42:ac:11:00:02 as its mac address");
    }

    @Test
    void two_runtimes_are_not_compared() {
        Judged judged = Judged.in(Aspects.RUNTIME_USED, first -> first, second -> second.runtime("runsc"));

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more())
                .isEqualTo("unknown: what a runtime makes of a container is its own business, and runtime differs");
        assertThat(Judged.in(
                                Aspects.RUNTIME_NOTES,
                                first -> first,
                                second -> second.annotations(Map.of("run.oci.keep_original_groups", "1")))
                        .relation())
                .isEqualTo(INCOMPARABLE);
    }
}
