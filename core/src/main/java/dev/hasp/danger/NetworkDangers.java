package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.notTold;
import static dev.hasp.danger.Condition.told;
import static dev.hasp.danger.Powers.calls;
import static dev.hasp.danger.Powers.holds;
import static dev.hasp.danger.Powers.holdsOnHost;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import java.util.List;

/** What comes of networks and of shared memory that others use too. */
final class NetworkDangers {

    /** {@code AF_UNIX}, {@code AF_NETLINK}, {@code AF_PACKET} and {@code SOCK_RAW} of Linux include/linux/socket.h. */
    private static final long AF_UNIX = 1;

    private static final long AF_NETLINK = 16;
    private static final long AF_PACKET = 17;
    private static final long SOCK_STREAM = 1;
    private static final long SOCK_RAW = 3;

    private static final Condition ON_HOST = on(Aspects.NETWORK_NAMESPACE, "has the host's network");

    private static final Condition HAS_NEIGHBOURS = all(
            told(
                    Aspects.NETWORK_NAMESPACE,
                    sharing -> sharing.kind() == Sharing.Kind.HOST ? Answer.no() : Answer.silently()),
            told(Aspects.LOOPBACK_ONLY, alone -> Answer.when(!alone, "is on a network that others may share")));

    static final List<Rule> ALL = List.of(
            new Rule(
                    new DangerCode(
                            "host-network-administered",
                            Outcome.HOST_TAKEN,
                            List.of(
                                    Aspects.NETWORK_NAMESPACE,
                                    Aspects.PERMITTED,
                                    Aspects.SECCOMP_RULES,
                                    Aspects.USER_NAMESPACE),
                            "it changes the host's addresses, routes and firewall, and turns the host's traffic to itself",
                            "give it a network of its own, or drop NET_ADMIN",
                            "capabilities(7), CAP_NET_ADMIN; network_namespaces(7)"),
                    all(ON_HOST, holdsOnHost(Capability.NET_ADMIN), calls("socket", AF_NETLINK, SOCK_RAW))),
            new Rule(
                    new DangerCode(
                            "host-network-read",
                            Outcome.HOST_READ,
                            List.of(
                                    Aspects.NETWORK_NAMESPACE,
                                    Aspects.PERMITTED,
                                    Aspects.SECCOMP_RULES,
                                    Aspects.USER_NAMESPACE),
                            "it reads every packet of the host and of all containers, and sends forged ones",
                            "give it a network of its own, or drop NET_RAW",
                            "packet(7); capabilities(7), CAP_NET_RAW"),
                    all(ON_HOST, holdsOnHost(Capability.NET_RAW), calls("socket", AF_PACKET, SOCK_RAW))),
            new Rule(
                    new DangerCode(
                            "host-abstract-sockets",
                            Outcome.HOST_TAKEN,
                            List.of(Aspects.NETWORK_NAMESPACE, Aspects.UID, Aspects.USER_NAMESPACE),
                            "it connects to abstract sockets of the host, which go by the network alone and often trust"
                                    + " whoever is root",
                            "give it a network of its own, or run as a user other than root, or remap ids",
                            "CVE-2020-15257, containerd-shim before 1.3.9 and 1.4.3; unix(7), abstract sockets"),
                    all(
                            ON_HOST,
                            Powers.HOST_ROOT,
                            calls("socket", AF_UNIX, SOCK_STREAM),
                            notTold("whether a service of the host listens on one that takes orders from root"))),
            new Rule(
                    new DangerCode(
                            "neighbours-spoofed",
                            Outcome.NEIGHBOURS_REACHED,
                            List.of(Aspects.PERMITTED, Aspects.NETWORK_NAMESPACE, Aspects.SECCOMP_RULES),
                            "it answers for the addresses of others on the same bridge, and reads and changes their"
                                    + " traffic (ARP spoofing)",
                            "drop NET_RAW, or give it a network of its own",
                            "packet(7); NCC Group, Understanding and Hardening Linux Containers, 2016"),
                    all(HAS_NEIGHBOURS, holds(Capability.NET_RAW), calls("socket", AF_PACKET, SOCK_RAW))),
            new Rule(
                    new DangerCode(
                            "host-memory-shared",
                            Outcome.HOST_READ,
                            List.of(Aspects.IPC_NAMESPACE, Aspects.UID, Aspects.USER_NAMESPACE),
                            "it reads and changes shared memory, semaphores and message queues of processes on the host",
                            "give it an IPC namespace of its own, with shmSize for what it needs",
                            "ipc_namespaces(7); sysvipc(7); shm_overview(7)"),
                    all(on(Aspects.IPC_NAMESPACE, "has the host's IPC"), Powers.HOST_FILES_OBEY)));

    private NetworkDangers() {}

    private static Condition on(Aspect<Sharing> aspect, String fact) {
        return told(aspect, sharing -> Answer.when(sharing.kind() == Sharing.Kind.HOST, fact));
    }
}
