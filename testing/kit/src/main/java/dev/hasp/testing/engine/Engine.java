package dev.hasp.testing.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.hasp.SecuritySpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Docker engine that tests run containers on.
 *
 * <p>Containers carry a label that says when they are due: whatever a test run that crashed left behind is removed by
 * the next one after that time. Networks and volumes go when the engine is closed.
 */
public final class Engine implements AutoCloseable {

    /** How long a command may take; beyond it the container is killed. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private static final String LABEL = "dev.hasp.testing.due";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
    private static final String HOW_TO_START =
            "set DOCKER_HOST to one that runs, or start one: export $(.ci/engine start)";

    private final DockerClient client;
    private final String image;
    private final List<String> volumes = Collections.synchronizedList(new ArrayList<>());
    private final List<String> networks = Collections.synchronizedList(new ArrayList<>());

    private Engine(DockerClient client, String image) {
        this.client = client;
        this.image = image;
    }

    /**
     * The engine at {@code DOCKER_HOST}, or at the usual socket where that is not set, with a small image loaded.
     *
     * @throws NoEngineException if none answers there
     */
    public static Engine connect() {
        return connect(Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse(DEFAULT_HOST));
    }

    /**
     * The engine at an address such as {@code unix:///var/run/docker.sock}, with a small image loaded.
     *
     * @throws NoEngineException if none answers there
     */
    public static Engine connect(String host) {
        DockerClient client = client(host);
        try {
            client.pingCmd().exec();
        } catch (RuntimeException silent) {
            throw new NoEngineException("no engine answers at " + host + "; " + HOW_TO_START, silent);
        }
        removeOverdue(client);
        return new Engine(client, BusyboxImage.loadInto(client));
    }

    /** Everything is said here, so that nothing on the machine (context, configuration, properties) has a say. */
    private static DockerClient client(String host) {
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false)
                .withApiVersion("1.41")
                .build();
        return DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(URI.create(host))
                        .connectionTimeout(Duration.ofSeconds(10))
                        .responseTimeout(Duration.ofMinutes(2))
                        .build());
    }

    private static void removeOverdue(DockerClient client) {
        client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LABEL)).exec().stream()
                .filter(container ->
                        Instant.parse(container.getLabels().get(LABEL)).isBefore(Instant.now()))
                .forEach(container -> Container.remove(client, container.getId()));
    }

    /** The client, for what this class has no method for. */
    public DockerClient client() {
        return client;
    }

    /**
     * The image that containers are made of: busybox with all its commands, the users root, app (1000) and nobody
     * (65534), and app's home, which is closed to others.
     */
    public String image() {
        return image;
    }

    /** Runs a command under a spec until it ends, at most {@link #TIME_LIMIT}. */
    public Outcome run(SecuritySpec spec, String... command) {
        return run(spec::applyTo, command);
    }

    /** Runs a command in a container that the caller sets up until it ends, at most {@link #TIME_LIMIT}. */
    public Outcome run(Consumer<CreateContainerCmd> setUp, String... command) {
        try (Container container = create(setUp, command)) {
            return container.run(TIME_LIMIT);
        }
    }

    /** Creates a container under a spec and does not start it. */
    public Container create(SecuritySpec spec, String... command) {
        return create(spec::applyTo, command);
    }

    /** Creates a container that the caller sets up and does not start it. */
    public Container create(Consumer<CreateContainerCmd> setUp, String... command) {
        CreateContainerCmd create = client.createContainerCmd(image).withCmd(command);
        setUp.accept(create);
        Map<String, String> labels = new LinkedHashMap<>();
        Optional.ofNullable(create.getLabels()).ifPresent(labels::putAll);
        labels.putAll(due());
        CreateContainerResponse created = create.withLabels(labels).exec();
        List<String> warnings =
                Optional.ofNullable(created.getWarnings()).map(Arrays::asList).orElse(List.of());
        return new Container(client, created.getId(), warnings);
    }

    /** A container that something else created; closing it removes it all the same. */
    public Container container(String id) {
        return new Container(client, id, List.of());
    }

    /** Makes sure that there is a network of that name, without a way out where this makes it. */
    public String network(String name) {
        try {
            boolean exists = client.listNetworksCmd().withNameFilter(name).exec().stream()
                    .anyMatch(network -> network.getName().equals(name));
            if (!exists) {
                client.createNetworkCmd()
                        .withName(name)
                        .withInternal(true)
                        .withCheckDuplicate(true)
                        .withLabels(due())
                        .exec();
                networks.add(name);
            }
        } catch (ConflictException alreadyThere) {
            // another test run made it in the meantime
        }
        return name;
    }

    /** A new volume, which goes when the engine is closed. */
    public String volume() {
        String name = client.createVolumeCmd().withLabels(due()).exec().getName();
        volumes.add(name);
        return name;
    }

    private static Map<String, String> due() {
        return Map.of(LABEL, Instant.now().plus(LIFETIME).toString());
    }

    /** Removes the networks and volumes that this made. */
    @Override
    public void close() {
        networks.forEach(network -> unlessInUse(client.removeNetworkCmd(network)));
        volumes.forEach(volume -> unlessInUse(client.removeVolumeCmd(volume)));
        networks.clear();
        volumes.clear();
    }

    private static void unlessInUse(SyncDockerCmd<?> removal) {
        try {
            removal.exec();
        } catch (DockerException inUse) {
            // another test run has joined it
        }
    }
}
