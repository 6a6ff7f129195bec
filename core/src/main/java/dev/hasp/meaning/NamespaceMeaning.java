package dev.hasp.meaning;

import static dev.hasp.control.Controls.HOSTNAME;
import static dev.hasp.control.Controls.IPC;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.PID;
import static dev.hasp.control.Controls.UTS;

import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.UtsMode;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.effective.Sharing;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.KernelVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose network, processes, IPC, host name, mounts and clocks it has ({@code namespaces(7)}). */
final class NamespaceMeaning implements Meaning {

    /** time_namespaces(7): Linux 5.6. */
    private static final KernelVersion TIME_NAMESPACES = new KernelVersion(5, 6);

    static final EngineCode HOST_NETWORK_OUT_OF_REACH = new EngineCode(
            "network-host-out-of-reach",
            Effect.CHANGED,
            "an engine without root runs in a network namespace of its own, which is the one that the container joins",
            "leave network out, or use an engine that runs as root",
            "dockerd-rootless.sh starts the daemon through rootlesskit(1) --net");

    static final List<EngineCode> CODES = Stream.of(List.of(HOST_NETWORK_OUT_OF_REACH), CgroupNamespace.CODES)
            .flatMap(List::stream)
            .toList();

    @Override
    public void of(Derivation derivation) {
        NetworkMode network = derivation.get(NETWORK).orElse(NetworkMode.engineDefault());
        network(derivation, network);
        pid(derivation);
        ipc(derivation);
        uts(derivation, network);
        CgroupNamespace.mean(derivation);
        derivation.mean(
                Aspects.MOUNT_NAMESPACE,
                Sharing.own(),
                derivation.engineDefault(),
                Reason.of("every container has its own"));
        time(derivation);
    }

    private static void network(Derivation derivation, NetworkMode mode) {
        Reason asked = derivation.askedOrDefault(NETWORK);
        switch (mode.kind()) {
            case HOST -> hostNetwork(derivation, asked);
            case CONTAINER -> {
                derivation.mean(
                        Aspects.NETWORK_NAMESPACE, Sharing.container(mode.name().orElseThrow()), asked);
                derivation.unknown(Aspects.LOOPBACK_ONLY, asked, Reason.of("the other container's network decides"));
            }
            case NONE -> {
                derivation.mean(Aspects.NETWORK_NAMESPACE, Sharing.own(), asked);
                derivation.mean(Aspects.LOOPBACK_ONLY, true, asked);
            }
            case ENGINE_DEFAULT, BRIDGE, NAMED -> {
                derivation.mean(Aspects.NETWORK_NAMESPACE, Sharing.own(), asked);
                derivation.mean(Aspects.LOOPBACK_ONLY, false, asked, Reason.of("it is connected to a network"));
            }
        }
    }

    private static void hostNetwork(Derivation derivation, Reason asked) {
        EngineFacts engine = derivation.engine();
        derivation.mean(Aspects.LOOPBACK_ONLY, false, asked, Reason.of("it has the interfaces of another network"));
        if (engine.isPodman() || engine.rootless().equals(Optional.of(false))) {
            derivation.mean(Aspects.NETWORK_NAMESPACE, Sharing.host(), asked);
        } else if (engine.rootless().isEmpty()) {
            derivation.unknown(
                    Aspects.NETWORK_NAMESPACE, asked, Reason.of("whether the engine runs without root is not known"));
        } else {
            derivation.find(HOST_NETWORK_OUT_OF_REACH, NETWORK);
            derivation.unknown(
                    Aspects.NETWORK_NAMESPACE,
                    asked,
                    Reason.of("the engine runs without root, in a network namespace that need not be the host's"));
        }
    }

    private static void pid(Derivation derivation) {
        PidMode mode = derivation.get(PID).orElse(PidMode.isolated());
        Sharing sharing = switch (mode.kind()) {
            case PRIVATE -> Sharing.own();
            case HOST -> Sharing.host();
            case CONTAINER -> Sharing.container(mode.container().orElseThrow().text());
        };
        derivation.mean(Aspects.PID_NAMESPACE, sharing, derivation.askedOrDefault(PID));
    }

    /** moby {@code WithNamespaces}: private, shareable and none are all namespaces of its own. */
    private static void ipc(Derivation derivation) {
        IpcMode mode = derivation.get(IPC).orElse(IpcMode.of(IpcMode.Kind.ENGINE_DEFAULT));
        Sharing sharing = switch (mode.kind()) {
            case ENGINE_DEFAULT, NONE, PRIVATE, SHAREABLE -> Sharing.own();
            case HOST -> Sharing.host();
            case CONTAINER -> Sharing.container(mode.container().orElseThrow().text());
        };
        derivation.mean(Aspects.IPC_NAMESPACE, sharing, derivation.askedOrDefault(IPC));
    }

    /** moby {@code initializeNetworking}: the host's name with the host's network, another's with another's. */
    private static void uts(Derivation derivation, NetworkMode network) {
        boolean host = derivation.get(UTS).filter(UtsMode.HOST::equals).isPresent();
        derivation.mean(Aspects.UTS_NAMESPACE, host ? Sharing.host() : Sharing.own(), derivation.askedOrDefault(UTS));
        Optional<String> name = derivation.get(HOSTNAME);
        if (host) {
            derivation.unknown(Aspects.HOST_NAME, derivation.asked(UTS), Reason.of("it has the host's name"));
        } else if (network.kind() == NetworkMode.Kind.CONTAINER) {
            derivation.unknown(
                    Aspects.HOST_NAME,
                    derivation.asked(NETWORK),
                    Reason.of("it has the name of the container whose network it joins"));
        } else if (name.isPresent()) {
            derivation.mean(Aspects.HOST_NAME, name.get(), derivation.asked(HOSTNAME));
        } else if (network.kind() == NetworkMode.Kind.HOST) {
            derivation.unknown(
                    Aspects.HOST_NAME, derivation.asked(NETWORK), Reason.of("it has the host's name with its network"));
        } else {
            derivation.unknown(
                    Aspects.HOST_NAME,
                    derivation.engineDefault(),
                    Reason.of("it has the first 12 characters of its id"));
        }
    }

    /** moby pull request 52326: its own since 29.5, with the host's offsets. */
    private static void time(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        Optional<KernelVersion> kernel = engine.kernel();
        Reason engineDefault = derivation.engineDefault();
        if (!engine.isDocker(29, 5)) {
            derivation.mean(Aspects.TIME_NAMESPACE, Sharing.host(), engineDefault, Reason.of("the engine makes none"));
        } else if (kernel.isEmpty()) {
            derivation.unknown(
                    Aspects.TIME_NAMESPACE,
                    engineDefault,
                    Reason.of("whether the kernel has time namespaces is not known"));
        } else if (kernel.get().isAtLeast(TIME_NAMESPACES)) {
            derivation.mean(
                    Aspects.TIME_NAMESPACE,
                    Sharing.own(),
                    engineDefault,
                    Reason.of("unless the daemon's feature time-namespaces is switched off"));
        } else {
            derivation.mean(
                    Aspects.TIME_NAMESPACE, Sharing.host(), engineDefault, Reason.of("the kernel is older than 5.6"));
        }
    }
}
