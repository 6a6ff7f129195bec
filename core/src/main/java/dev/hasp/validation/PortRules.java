package dev.hasp.validation;

import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.PORTS;
import static dev.hasp.control.Controls.PUBLISH_ALL_PORTS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.IpAddress;
import dev.hasp.control.NetworkMode.Kind;
import dev.hasp.control.PublishedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Published ports (moby {@code runconfig}, libnetwork's bridge driver). */
final class PortRules {

    /** Java's spelling of both wildcards, inet(3). */
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "0:0:0:0:0:0:0:0");

    static final List<Rule> ALL = List.of(
            error("port-without-own-network", "leave the ports out, or the network", PortRules::withoutNetwork),
            error("port-published-twice", "give each its own host port", PortRules::twice),
            warning("port-on-every-address", "give an address, such as 127.0.0.1:8080:80", PortRules::everyAddress));

    private PortRules() {}

    /** moby: none publishes nothing without a word, host discards with a warning, container:X is refused. */
    private static void withoutNetwork(Asked asked, Rule.Found found) {
        asked.network()
                .filter(mode -> mode.kind() == Kind.NONE || mode.kind() == Kind.HOST || mode.kind() == Kind.CONTAINER)
                .ifPresent(mode -> {
                    asked.each(PORTS)
                            .forEach(port -> found.at(
                                    PORTS,
                                    asked.say(PORTS, port) + " is not published, since " + asked.say(NETWORK, mode)));
                    if (asked.is(PUBLISH_ALL_PORTS)) {
                        found.at(
                                PUBLISH_ALL_PORTS,
                                asked.say(PUBLISH_ALL_PORTS, true) + " publishes none, since "
                                        + asked.say(NETWORK, mode));
                    }
                });
    }

    /** bind(2): one listener an address and port, and the container does not start. */
    private static void twice(Asked asked, Rule.Found found) {
        List<PublishedPort> before = new ArrayList<>();
        asked.each(PORTS).forEach(port -> {
            before.stream()
                    .filter(other -> clash(port, other))
                    .forEach(other ->
                            found.at(PORTS, asked.say(PORTS, port) + " takes the place of " + Asked.text(other)));
            before.add(port);
        });
    }

    private static boolean clash(PublishedPort some, PublishedPort other) {
        if (some.equals(other)) {
            return true;
        }
        return some.hostPort().isPresent()
                && some.hostPort().equals(other.hostPort())
                && some.protocol() == other.protocol()
                && (some.hostAddress().equals(other.hostAddress()) || isEvery(some) || isEvery(other));
    }

    private static boolean isEvery(PublishedPort port) {
        return port.hostAddress().map(IpAddress::text).map(WILDCARDS::contains).orElse(true);
    }

    /** Docker documentation, packet filtering: published ports pass in front of the host's own firewall rules. */
    private static void everyAddress(Asked asked, Rule.Found found) {
        asked.each(PORTS).stream()
                .filter(PortRules::isEvery)
                .forEach(port -> found.at(
                        PORTS,
                        asked.say(PORTS, port)
                                + " listens on every address of the host, in front of its firewall rules"));
        if (asked.is(PUBLISH_ALL_PORTS)) {
            found.at(
                    PUBLISH_ALL_PORTS,
                    asked.say(PUBLISH_ALL_PORTS, true)
                            + " listens on every address of the host, in front of its firewall rules");
        }
    }
}
