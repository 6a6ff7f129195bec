package dev.hasp.mac;

import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Protocol;
import dev.hasp.control.PublishedPort;
import dev.hasp.effective.Aspects;
import dev.hasp.linux.Capability;
import dev.hasp.selinux.cil.Dialect;
import dev.hasp.selinux.cil.ObjectClass;
import dev.hasp.selinux.cil.ProcessType;
import dev.hasp.selinux.cil.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sockets, and the ports that they connect to and listen on. Without a network there are none, not even for the loopback.
 * A port of the range that the kernel gives out by itself needs no rule (Linux {@code selinux_socket_bind}).
 */
final class ModuleNetwork {

    private static final Set<String> USE = Set.of(
            "append",
            "bind",
            "connect",
            "create",
            "getattr",
            "getopt",
            "ioctl",
            "read",
            "setattr",
            "setopt",
            "shutdown",
            "write");
    private static final Set<String> LISTEN = with(USE, "accept", "listen");
    private static final Set<String> NODE_BIND = Set.of("node_bind");

    private static final TypeName NODE = TypeName.of("node_t");
    private static final TypeName INTERFACE = TypeName.of("netif_t");
    private static final TypeName EVERY_PORT = TypeName.of("port_type");

    private ModuleNetwork() {}

    static void derive(ModuleDraft draft) {
        boolean none = draft.spec()
                .network()
                .filter(mode -> mode.kind() == NetworkMode.Kind.NONE)
                .isPresent();
        if (none || draft.policy().get(Aspects.LOOPBACK_ONLY).orElse(false)) {
            withoutNetwork(draft);
            return;
        }
        Map<String, TypeName> ports = ports(draft);
        boolean sctp = ports.keySet().stream().anyMatch(port -> port.startsWith(Protocol.SCTP + "/"));
        List<ObjectClass> transports = sctp
                ? List.of(ObjectClass.TCP_SOCKET, ObjectClass.UDP_SOCKET, ObjectClass.SCTP_SOCKET)
                : List.of(ObjectClass.TCP_SOCKET, ObjectClass.UDP_SOCKET);
        for (ObjectClass transport : transports) {
            boolean listens = transport != ObjectClass.UDP_SOCKET;
            draft.allow(ProcessType.PROCESS, transport, listens ? LISTEN : USE, Controls.NETWORK, "it has a network");
            draft.allow(NODE, transport, NODE_BIND, Controls.NETWORK, "any address");
            if (listens) {
                draft.allow(EVERY_PORT, transport, Set.of("name_connect"), Controls.NETWORK, "connecting to any port");
            }
        }
        draft.allow(ProcessType.PROCESS, ObjectClass.ICMP_SOCKET, USE, Controls.NETWORK, "ping");
        draft.allow(
                ProcessType.PROCESS,
                ObjectClass.NETLINK_ROUTE_SOCKET,
                with(USE, "nlmsg_read"),
                Controls.NETWORK,
                "reading addresses and routes");
        draft.allow(
                NODE, ObjectClass.NODE, Set.of("recvfrom", "sendto"), Controls.NETWORK, "packets from and to anyone");
        draft.allow(INTERFACE, ObjectClass.NETIF, Set.of("egress", "ingress"), Controls.NETWORK, "any interface");
        listen(draft, ports);
        privileged(draft);
    }

    private static void withoutNetwork(ModuleDraft draft) {
        if (draft.dialect() != Dialect.REFPOLICY) {
            draft.warning(
                    "selinux-sockets-of-base",
                    Controls.NETWORK,
                    "the policy lets every container make sockets; without a network they reach no port, and nothing"
                            + " listens",
                    "rely on the empty network namespace, which has the loopback alone");
        }
    }

    /** What it listens on by {@code protocol/port}: ports that are published, and those that the caller knows of. */
    private static Map<String, TypeName> ports(ModuleDraft draft) {
        Map<String, TypeName> ports = new TreeMap<>();
        for (PublishedPort port : draft.spec().ports().orElse(List.of())) {
            ports.put(
                    port.protocol() + "/" + port.containerPort(), PortTypes.of(port.protocol(), port.containerPort()));
        }
        ports.putAll(draft.types().ports());
        return ports;
    }

    private static void listen(ModuleDraft draft, Map<String, TypeName> ports) {
        ports.forEach((port, type) -> draft.allow(
                type,
                ObjectClass.valueOf(port.substring(0, port.indexOf('/')).toUpperCase(Locale.ROOT) + "_SOCKET"),
                Set.of("name_bind"),
                Controls.PORTS,
                "listening on " + port));
        if (draft.spec().publishAllPorts().orElse(false)) {
            draft.allow(
                    EVERY_PORT,
                    ObjectClass.TCP_SOCKET,
                    Set.of("name_bind"),
                    Controls.PUBLISH_ALL_PORTS,
                    "the image says which ports");
            draft.allow(
                    EVERY_PORT,
                    ObjectClass.UDP_SOCKET,
                    Set.of("name_bind"),
                    Controls.PUBLISH_ALL_PORTS,
                    "the image says which ports");
        }
    }

    private static void privileged(ModuleDraft draft) {
        Set<Capability> held = draft.policy().get(Aspects.BOUNDING).orElse(new TreeSet<>());
        if (held.contains(Capability.NET_RAW)) {
            String why = "NET_RAW is of use with raw sockets alone";
            draft.allow(ProcessType.PROCESS, ObjectClass.RAWIP_SOCKET, USE, Controls.CAPABILITIES, why);
            draft.allow(NODE, ObjectClass.RAWIP_SOCKET, NODE_BIND, Controls.CAPABILITIES, why);
            draft.allow(ProcessType.PROCESS, ObjectClass.PACKET_SOCKET, with(USE, "map"), Controls.CAPABILITIES, why);
        }
        if (held.contains(Capability.NET_ADMIN)) {
            String why = "NET_ADMIN works through netlink";
            draft.allow(
                    ProcessType.PROCESS,
                    ObjectClass.NETLINK_ROUTE_SOCKET,
                    Set.of("nlmsg_write"),
                    Controls.CAPABILITIES,
                    why);
            draft.allow(ProcessType.PROCESS, ObjectClass.NETLINK_NETFILTER_SOCKET, USE, Controls.CAPABILITIES, why);
            draft.allow(ProcessType.PROCESS, ObjectClass.TUN_SOCKET, USE, Controls.CAPABILITIES, why);
        }
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
