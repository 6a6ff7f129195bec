package dev.hasp.explain;

import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Controls;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.UtsMode;
import java.util.List;

/** What the container shares with the host and with other containers. */
final class NamespaceSentences {

    private static final String SHARED_BRIDGE =
            "reaches the outside and the other containers on the engine's shared bridge";

    static final List<Sentence<?>> ALL = List.of(
            Sentence.of(Controls.NETWORK, NamespaceSentences::network).open(SHARED_BRIDGE),
            Sentence.of(Controls.PID, NamespaceSentences::pid),
            Sentence.of(Controls.IPC, NamespaceSentences::ipc),
            Sentence.of(
                    Controls.UTS,
                    mode -> mode == UtsMode.HOST
                            ? "has the host's host name, and changes it for all where it has SYS_ADMIN"
                            : "has a host name of its own"),
            Sentence.of(Controls.CGROUPNS, NamespaceSentences::cgroupns));

    private NamespaceSentences() {}

    private static String network(NetworkMode mode) {
        String name = mode.name().map(Plain::quoted).orElse("");
        return switch (mode.kind()) {
            case NONE -> "has no network but its own loopback: it reaches nobody and nobody reaches it";
            case ENGINE_DEFAULT, BRIDGE -> SHARED_BRIDGE;
            case HOST -> "uses the host's own network: every interface, every port, every service that listens locally";
            case NAMED -> "reaches what is on the network " + name + ", and the outside unless that is internal";
            case CONTAINER -> "shares the network of the container " + name + ", down to its loopback";
        };
    }

    private static String pid(PidMode mode) {
        return switch (mode.kind()) {
            case PRIVATE -> "sees only its own processes";
            case HOST -> "sees every process of the host, and may signal those of its user";
            case CONTAINER ->
                "sees the processes of the container "
                        + Plain.quoted(mode.container().stream().toList());
        };
    }

    private static String ipc(IpcMode mode) {
        return switch (mode.kind()) {
            case ENGINE_DEFAULT -> "uses shared memory and message queues as the daemon is set, by default its own";
            case NONE -> "has shared memory and message queues of its own, and no /dev/shm";
            case PRIVATE -> "has shared memory and message queues of its own";
            case SHAREABLE -> "has shared memory and message queues of its own, which other containers may join";
            case HOST -> "uses the host's shared memory and message queues";
            case CONTAINER ->
                "uses the shared memory and message queues of the container "
                        + Plain.quoted(mode.container().stream().toList());
        };
    }

    private static String cgroupns(CgroupnsMode mode) {
        return switch (mode) {
            case ENGINE_DEFAULT ->
                "sees the cgroup tree as the daemon is set: its own part on cgroup v2, all of it on v1";
            case PRIVATE -> "sees its own cgroup as the root of the tree";
            case HOST -> "sees the paths of the host's whole cgroup tree";
        };
    }
}
