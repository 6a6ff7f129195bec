package dev.hasp.validation;

import static dev.hasp.control.Controls.DNS;
import static dev.hasp.control.Controls.DNS_OPTIONS;
import static dev.hasp.control.Controls.DNS_SEARCH;
import static dev.hasp.control.Controls.EXTRA_HOSTS;
import static dev.hasp.control.Controls.HOSTNAME;
import static dev.hasp.control.Controls.IPV4_ADDRESS;
import static dev.hasp.control.Controls.IPV6_ADDRESS;
import static dev.hasp.control.Controls.LINKS;
import static dev.hasp.control.Controls.MAC_ADDRESS;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.NETWORK_ALIASES;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Control;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.NetworkMode.Kind;
import java.util.Collection;
import java.util.List;

/** Settings that need a certain kind of network (moby {@code runconfig}, {@code daemon/container_operations.go}). */
final class NetworkRules {

    static final List<Rule> ALL = List.of(
            error("setting-of-other-container", "set it on the other container", NetworkRules::settingOfOtherContainer),
            error("link-without-bridge", "leave the links out, or the network", NetworkRules::links),
            error("alias-without-named-network", "join a created network, or leave it out", NetworkRules::aliases),
            error("address-without-named-network", "join a created network, or leave it out", NetworkRules::addresses),
            warning("named-network-undecided", "decide network", NetworkRules::undecided),
            error("mac-address-without-interface", "leave it out", NetworkRules::macAddress),
            error("address-of-wrong-family", "move it to the other control", NetworkRules::family),
            warning(
                    "mac-address-depends-on-api",
                    "connect with an address of the network's choice",
                    NetworkRules::macByApi),
            warning("host-gateway-depends-on-daemon", "give the address itself", NetworkRules::hostGateway),
            warning("dns-beyond-three", "keep at most three", NetworkRules::dnsBeyondThree));

    private NetworkRules() {}

    private static NetworkMode.Kind kind(Asked asked) {
        return asked.network().orElse(NetworkMode.engineDefault()).kind();
    }

    private static boolean says(Asked asked, Control<?> control) {
        return asked.get(control)
                .filter(value -> !(value instanceof Collection<?> items && items.isEmpty()))
                .isPresent();
    }

    private static String network(Asked asked) {
        return asked.network().map(mode -> asked.say(NETWORK, mode)).orElse("");
    }

    /** moby validateNetContainerMode; the resolver's file is the other container's too. */
    private static void settingOfOtherContainer(Asked asked, Rule.Found found) {
        if (kind(asked) == Kind.CONTAINER) {
            for (Control<?> control :
                    List.of(HOSTNAME, DNS, DNS_SEARCH, DNS_OPTIONS, EXTRA_HOSTS, LINKS, MAC_ADDRESS)) {
                if (says(asked, control)) {
                    found.at(control, asked.say(control) + " belongs to the other container, since " + network(asked));
                }
            }
        }
    }

    /** moby validateNetMode refuses links with host; with none there is nothing to reach. */
    private static void links(Asked asked, Rule.Found found) {
        if (says(asked, LINKS) && (kind(asked) == Kind.HOST || kind(asked) == Kind.NONE)) {
            found.at(LINKS, asked.say(LINKS) + " reach no container, since " + network(asked));
        }
    }

    /** docker parseNetworkOpts; moby validateEndpointSettings: aliases are for created networks. */
    private static void aliases(Asked asked, Rule.Found found) {
        if (says(asked, NETWORK_ALIASES) && asked.has(NETWORK) && kind(asked) != Kind.NAMED) {
            found.at(
                    NETWORK_ALIASES,
                    asked.say(NETWORK_ALIASES) + " exist on created networks alone, and " + network(asked));
        }
    }

    /** moby validateEndpointSettings: an address can be chosen on created networks alone. */
    private static void addresses(Asked asked, Rule.Found found) {
        for (Control<?> control : List.of(IPV4_ADDRESS, IPV6_ADDRESS)) {
            if (says(asked, control) && asked.has(NETWORK) && kind(asked) != Kind.NAMED) {
                found.at(
                        control,
                        asked.say(control) + " can be chosen on created networks alone, and " + network(asked));
            }
        }
    }

    /** As both above, where whoever starts the container may still name a network. */
    private static void undecided(Asked asked, Rule.Found found) {
        for (Control<?> control : List.of(NETWORK_ALIASES, IPV4_ADDRESS, IPV6_ADDRESS)) {
            if (says(asked, control) && !asked.has(NETWORK)) {
                found.at(control, asked.say(control) + " needs a created network, and no network is decided");
            }
        }
    }

    /** moby buildCreateEndpointOptions: without an interface of its own there is nothing that has the address. */
    private static void macAddress(Asked asked, Rule.Found found) {
        if (says(asked, MAC_ADDRESS) && (kind(asked) == Kind.HOST || kind(asked) == Kind.NONE)) {
            found.at(MAC_ADDRESS, asked.say(MAC_ADDRESS) + " has no interface, since " + network(asked));
        }
    }

    /** Docker Engine API, EndpointIPAMConfig. */
    private static void family(Asked asked, Rule.Found found) {
        asked.ipv4Address()
                .filter(address -> address.isV6())
                .ifPresent(address -> found.at(IPV4_ADDRESS, asked.say(IPV4_ADDRESS, address) + " is an IPv6 address"));
        asked.ipv6Address()
                .filter(address -> !address.isV6())
                .ifPresent(address -> found.at(IPV6_ADDRESS, asked.say(IPV6_ADDRESS, address) + " is an IPv4 address"));
    }

    /** Docker Engine API 1.44 moved it to the endpoint, 1.52 ignores it in the container. */
    private static void macByApi(Asked asked, Rule.Found found) {
        asked.macAddress()
                .ifPresent(address -> found.at(
                        MAC_ADDRESS,
                        asked.say(MAC_ADDRESS, address)
                                + " is ignored from API 1.52 on where it is not set on the endpoint"));
    }

    /** moby buildSandboxOptions: unable to derive the IP value for host-gateway, at start. */
    private static void hostGateway(Asked asked, Rule.Found found) {
        asked.each(EXTRA_HOSTS).stream()
                .filter(host -> host.address().equals("host-gateway"))
                .forEach(host -> found.at(
                        EXTRA_HOSTS,
                        asked.say(EXTRA_HOSTS, host) + " needs a daemon with a default bridge or host-gateway-ips"));
    }

    /** resolv.conf(5) MAXNS: a resolver asks at most three name servers. */
    private static void dnsBeyondThree(Asked asked, Rule.Found found) {
        asked.each(DNS).stream()
                .skip(3)
                .forEach(server ->
                        found.at(DNS, asked.say(DNS, server) + " is the fourth or later, which resolvers do not ask"));
    }
}
