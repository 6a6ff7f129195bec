package dev.hasp.document;

import dev.hasp.control.ExtraHost;
import dev.hasp.control.IpAddress;
import dev.hasp.control.Link;
import dev.hasp.control.Protocol;
import dev.hasp.control.PublishedPort;
import dev.hasp.document.RecordCodec.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Ports, hosts and links. */
final class NetworkCodecs {

    private NetworkCodecs() {}

    static Codec<List<PublishedPort>> ports() {
        RecordCodec<PublishedPort> record = new RecordCodec<>("a published port");
        Field<?, Integer> target =
                record.required("target", Scalars.integer(), PublishedPort::containerPort, "the container's port");
        Field<?, Integer> published = record.optional(
                "published",
                Scalars.integer(),
                port -> port.hostPort().isPresent()
                        ? Optional.of(port.hostPort().getAsInt())
                        : Optional.empty(),
                "the host's port; default: the engine's choice");
        Field<?, IpAddress> address = record.optional(
                "hostIp", address(), PublishedPort::hostAddress, "the host's address that listens; default: every one");
        Field<?, Protocol> protocol = record.optional(
                "protocol",
                Scalars.words(Protocol::parse, Protocol.values()),
                port -> Optional.of(port.protocol()),
                "default: tcp");
        record.making(values -> new PublishedPort(
                values.find(address),
                values.find(published).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                values.get(target),
                values.find(protocol).orElse(Protocol.TCP)));
        ScalarCodec<PublishedPort> text = Scalars.parsed("a port such as 127.0.0.1:8080:80/tcp", PublishedPort::parse);
        return new ListCodec<>(
                new EitherCodec<>(text, record, port -> true),
                "ports, each address:hostPort:containerPort/protocol or a mapping");
    }

    static ScalarCodec<IpAddress> address() {
        return Scalars.parsed("an address in digits", IpAddress::parse);
    }

    static Codec<List<IpAddress>> addresses() {
        return new ListCodec<>(address(), "addresses");
    }

    static Codec<List<ExtraHost>> extraHosts() {
        Codec<List<ExtraHost>> list =
                new ListCodec<>(Scalars.parsed("name:address", ExtraHost::parse), "hosts as name:address");
        MapCodec<String> byName = MapCodec.ofTexts(ExtraHost::new, "addresses by name");
        Codec<List<ExtraHost>> mapping = new MappedCodec<>(byName, NetworkCodecs::hosts, NetworkCodecs::byName);
        return new EitherCodec<>(list, mapping, hosts -> true);
    }

    private static List<ExtraHost> hosts(Map<String, String> byName) {
        return byName.entrySet().stream()
                .map(each -> new ExtraHost(each.getKey(), each.getValue()))
                .toList();
    }

    private static Map<String, String> byName(List<ExtraHost> hosts) {
        Map<String, String> byName = new LinkedHashMap<>();
        hosts.forEach(host -> byName.put(host.name(), host.address()));
        return byName;
    }

    static Codec<List<Link>> links() {
        return new ListCodec<>(Scalars.parsed("container:alias", Link::parse), "links as container:alias");
    }
}
