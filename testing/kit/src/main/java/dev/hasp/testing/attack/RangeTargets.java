package dev.hasp.testing.attack;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.hasp.SecurityProfile;
import dev.hasp.control.BindMount;
import dev.hasp.control.Controls;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.VolumeMount;
import dev.hasp.linux.Capability;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.Outcome;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The containers, volumes and networks of a range. */
final class RangeTargets implements AutoCloseable {

    /** The label by which the kit's engine knows what a run that crashed left behind. */
    private static final String DUE = "dev.hasp.testing.due";

    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    private final Engine engine;
    private final String network = "hasp-range-" + UUID.randomUUID();
    private final String programs;
    private final String shared;
    private final List<Container> containers = new ArrayList<>();
    private final Container neighbour;

    private RangeTargets(Engine engine) {
        this.engine = engine;
        client().createNetworkCmd()
                .withName(network)
                .withLabels(Map.of(DUE, Instant.now().plusSeconds(600).toString()))
                .exec();
        try {
            programs = engine.volume();
            shared = engine.volume();
            Container workbench = workbench();
            neighbour = start(
                    Weak.BRIDGE.toBuilder()
                            .ipc(IpcMode.of(IpcMode.Kind.SHAREABLE))
                            .mounts(volume(programs, "/attack"), volume(shared, "/results"))
                            .build(),
                    RangeFiles.NEIGHBOUR);
            List<String> networks = List.of("bridge", network);
            Container peer = start(
                    Weak.BRIDGE.toBuilder()
                            .capabilities(Weak.with(Capability.NET_ADMIN)
                                    .capabilities()
                                    .orElseThrow())
                            .build(),
                    RangeFiles.PEER);
            client().connectToNetworkCmd()
                    .withNetworkId(network)
                    .withContainerId(peer.id())
                    .exec();
            List<String> gateways =
                    networks.stream().map(name -> gateway(peer, name)).toList();
            int port = FIRST_PORT + Math.floorMod(network.hashCode(), PORTS);
            Container host = start(
                    Weak.HOST_NETWORK.toBuilder()
                            .mounts(volume(programs, "/attack"))
                            .build(),
                    RangeFiles.host(gateways, port));
            Targets targets = new Targets(
                    address(neighbour, "bridge"),
                    networks.stream().map(name -> address(peer, name)).toList(),
                    gateways,
                    port,
                    disk(),
                    run(workbench, RangeFiles.HANDLE));
            copy(workbench, RangeFiles.attacks(targets));
            run(workbench, RangeFiles.FINISH);
            List.of(neighbour, peer, host).forEach(RangeTargets::awaitReady);
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    static RangeTargets make(Engine engine) {
        return new RangeTargets(engine);
    }

    private DockerClient client() {
        return engine.client();
    }

    Container neighbour() {
        return neighbour;
    }

    /** Has every volume of the range, and the programs that its containers run. */
    private Container workbench() {
        Container workbench = engine.create(
                Weak.BASE.toBuilder()
                        .mounts(
                                volume(programs, "/attack"),
                                volume(shared, "/shared"),
                                volume(engine.volume(), "/vault"))
                        .build()
                        .toSpec(),
                "sleep",
                "600");
        containers.add(workbench);
        copy(workbench, RangeFiles.programs());
        workbench.start();
        run(workbench, "chmod 1777 /shared");
        return workbench;
    }

    private void copy(Container container, byte[] tar) {
        client().copyArchiveToContainerCmd(container.id())
                .withTarInputStream(new ByteArrayInputStream(tar))
                .withRemotePath("/attack")
                .exec();
    }

    private Container start(SecurityProfile profile, String script) {
        Container container = engine.create(profile.toSpec(), "sh", "-c", script);
        containers.add(container);
        return container.start();
    }

    private static String run(Container container, String script) {
        Outcome outcome = container.exec("sh", "-c", script);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("the range could not be made: " + script + " ended with " + outcome);
        }
        return outcome.stdout().strip();
    }

    private static void awaitReady(Container container) {
        run(container, "until [ -e /ready ]; do usleep 20000; done");
    }

    /** A loop device that goes when its container does; without one there is nothing to attack. */
    private String disk() {
        try {
            Container disk = start(named(RangeFiles.DISK_PROFILE), RangeFiles.DISK);
            Outcome number = disk.exec("sh", "-c", RangeFiles.DISK_NUMBER);
            return number.exitCode() == 0 ? number.stdout().strip() : "";
        } catch (DockerException none) {
            return "";
        }
    }

    private static ContainerNetwork joined(Container container, String name) {
        return Objects.requireNonNull(
                container.inspect().getNetworkSettings().getNetworks().get(name));
    }

    private static String address(Container container, String name) {
        return Objects.requireNonNull(joined(container, name).getIpAddress());
    }

    private static String gateway(Container container, String name) {
        return Objects.requireNonNull(joined(container, name).getGateway());
    }

    /** A profile with the range's own things in place of the names by which profiles know them. */
    SecurityProfile named(SecurityProfile profile) {
        SecurityProfile.Builder named = profile.toBuilder();
        if (profile.network().filter(NetworkMode::isNamed).isPresent()) {
            named.network(NetworkMode.named(network));
        }
        if (profile.pid().equals(Optional.of(PidMode.container(AttackRange.NEIGHBOUR)))) {
            named.pid(PidMode.container(neighbour.id()));
        }
        if (profile.ipc().equals(Optional.of(IpcMode.container(AttackRange.NEIGHBOUR)))) {
            named.ipc(IpcMode.container(neighbour.id()));
        }
        named.set(
                Controls.MOUNTS,
                profile.mounts().orElse(List.of()).stream().map(this::named).toList());
        return named.build();
    }

    private Mount named(Mount mount) {
        if (mount instanceof BindMount bind && bind.source().equals(AttackRange.SOCKET)) {
            String path = engine.address().getPath();
            return BindMount.builder().from(bind).source(path).build();
        }
        if (mount instanceof VolumeMount volume) {
            String name = volume.name().orElse("");
            if (name.equals(AttackRange.PROGRAMS)) {
                return VolumeMount.builder().from(volume).name(programs).build();
            }
            if (name.equals(AttackRange.SHARED)) {
                return VolumeMount.builder().from(volume).name(shared).build();
            }
        }
        return mount;
    }

    private static Mount volume(String name, String target) {
        return Mount.volume(name, target);
    }

    @Override
    public void close() {
        containers.forEach(Container::close);
        containers.clear();
        client().removeNetworkCmd(network).exec();
    }
}
