package dev.hasp.explain;

import dev.hasp.control.Controls;
import dev.hasp.control.PublishedPort;
import java.util.List;

/** How the container is reached, and how it finds others. */
final class NetworkSentences {

    static final List<Sentence<?>> ALL = List.of(
            Sentence.list(
                    Controls.PORTS,
                    "is reached through these ports of the host",
                    "is reached through no port of the host",
                    NetworkSentences::port),
            Sentence.either(
                    Controls.PUBLISH_ALL_PORTS,
                    "is reached through a port on every address of the host for each port that the image exposes",
                    "has only those ports published that are listed"),
            Sentence.of(
                    Controls.DNS,
                    servers -> some("asks these name servers", servers, "asks the engine's name servers")),
            Sentence.of(
                    Controls.DNS_SEARCH,
                    domains -> some("looks short names up in", domains, "looks short names up as the engine does")),
            Sentence.of(
                    Controls.DNS_OPTIONS,
                    options -> some("has these resolver options", options, "has the engine's resolver options")),
            Sentence.list(
                    Controls.EXTRA_HOSTS,
                    "has these lines in its /etc/hosts",
                    "has no line of its own in /etc/hosts",
                    host -> host.name() + " is "
                            + (host.address().equals("host-gateway") ? "the engine's host" : host.address())),
            Sentence.of(Controls.HOSTNAME, name -> "calls itself " + Plain.quoted(name)),
            Sentence.of(Controls.DOMAINNAME, name -> "has the NIS domain name " + Plain.quoted(name)),
            Sentence.list(
                    Controls.LINKS,
                    "is linked to these containers on the default bridge",
                    "is linked to no container",
                    link -> Plain.quoted(link.container().text()) + " as " + Plain.quoted(link.alias())),
            Sentence.of(
                    Controls.NETWORK_ALIASES,
                    names ->
                            some("is known on its network as", names, "is known on its network by its own name alone")),
            Sentence.of(Controls.IPV4_ADDRESS, address -> "has the address " + address + " on its network"),
            Sentence.of(Controls.IPV6_ADDRESS, address -> "has the address " + address + " on its network"),
            Sentence.of(Controls.MAC_ADDRESS, address -> "has the Ethernet address " + Plain.quoted(address)));

    private NetworkSentences() {}

    private static String some(String sentence, List<?> values, String whenEmpty) {
        return values.isEmpty() ? whenEmpty : sentence + ": " + Plain.quoted(values);
    }

    private static String port(PublishedPort port) {
        String address = port.hostAddress().map(a -> "the host's address " + a).orElse("every address of the host");
        String number =
                port.hostPort().isPresent() ? "port " + port.hostPort().getAsInt() : "a port that the engine picks";
        return number + " on " + address + " leads to its " + port.protocol() + " port " + port.containerPort();
    }
}
