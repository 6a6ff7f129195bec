package dev.hasp.meet;

import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import java.util.List;
import java.util.Optional;

/** Whose networks, processes and queues it has: its own is stricter than anyone else's ({@code namespaces(7)}). */
final class NamespaceMeets {

    private static final String ONE = "name one in both layers";

    /** Docker's default is the bridge (moby {@code runconfig.DefaultDaemonNetworkMode}), an interface of the host. */
    private static final Meet<NetworkMode> OF_ENGINE = Ranking.of(List.of(
            Optional.of(NetworkMode.none()),
            Optional.of(NetworkMode.bridge()),
            Optional.of(NetworkMode.engineDefault()),
            Optional.empty(),
            Optional.of(NetworkMode.host())));

    static final Meet<NetworkMode> NETWORK_RULE = NamespaceMeets::network;

    /** A process namespace of another container shows fewer processes than the host's. */
    static final Meet<PidMode> PID_RULE = NamespaceMeets::pid;

    /** The daemon's default is private or shareable (dockerd(8) default-ipc-mode). */
    static final Meet<IpcMode> IPC_RULE = NamespaceMeets::ipc;

    static final Meet<UtsMode> UTS_RULE =
            Ranking.of(List.of(Optional.of(UtsMode.PRIVATE), Optional.empty(), Optional.of(UtsMode.HOST)));

    static final Meet<CgroupnsMode> CGROUPNS_RULE = Ranking.of(List.of(
            Optional.of(CgroupnsMode.PRIVATE),
            Optional.of(CgroupnsMode.ENGINE_DEFAULT),
            Optional.empty(),
            Optional.of(CgroupnsMode.HOST)));

    static final Meet<UsernsMode> USERNS_RULE =
            Ranking.of(List.of(Optional.of(UsernsMode.ENGINE_DEFAULT), Optional.empty(), Optional.of(UsernsMode.HOST)));

    private NamespaceMeets() {}

    private static Answer<NetworkMode> network(Optional<NetworkMode> first, Optional<NetworkMode> second) {
        Optional<NetworkMode> none = Optional.of(NetworkMode.none());
        if (first.equals(none) || second.equals(none)) {
            return Answer.of(none);
        }
        return isOfOthers(first) || isOfOthers(second)
                ? Answer.disputed("each of two networks may reach what the other cannot", ONE)
                : OF_ENGINE.of(first, second);
    }

    private static boolean isOfOthers(Optional<NetworkMode> mode) {
        return mode.flatMap(NetworkMode::name).isPresent();
    }

    private static Answer<PidMode> pid(Optional<PidMode> first, Optional<PidMode> second) {
        if (first.flatMap(PidMode::container).isPresent()
                && second.flatMap(PidMode::container).isPresent()) {
            return Answer.disputed("each of two containers has processes that the other has not", ONE);
        }
        return rank(first.map(PidMode::kind)) <= rank(second.map(PidMode::kind)) ? Answer.of(first) : Answer.of(second);
    }

    private static int rank(Optional<PidMode.Kind> kind) {
        return List.of(
                        Optional.of(PidMode.Kind.PRIVATE),
                        Optional.<PidMode.Kind>empty(),
                        Optional.of(PidMode.Kind.CONTAINER),
                        Optional.of(PidMode.Kind.HOST))
                .indexOf(kind);
    }

    private static Answer<IpcMode> ipc(Optional<IpcMode> first, Optional<IpcMode> second) {
        if (isNone(first) != isNone(second) && !isHost(first) && !isHost(second)) {
            return Answer.disputed(
                    "without a /dev/shm of its own its place is in /dev, where programs run, and with one it may be filled",
                    "decide ipc in both layers, and alike");
        }
        int one = ipcRank(first);
        int other = ipcRank(second);
        if (one == other) {
            return Answer.disputed("each of two IPC namespaces has queues and memory that the other has not", ONE);
        }
        return Answer.of(one < other ? first : second);
    }

    private static boolean isNone(Optional<IpcMode> mode) {
        return mode.equals(Optional.of(IpcMode.none()));
    }

    private static boolean isHost(Optional<IpcMode> mode) {
        return mode.equals(Optional.of(IpcMode.host()));
    }

    private static int ipcRank(Optional<IpcMode> mode) {
        return switch (mode.map(IpcMode::kind).orElse(IpcMode.Kind.ENGINE_DEFAULT)) {
            case NONE -> 0;
            case PRIVATE -> 1;
            case ENGINE_DEFAULT -> mode.isPresent() ? 2 : 3;
            case SHAREABLE -> 4;
            case HOST, CONTAINER -> 5;
        };
    }
}
