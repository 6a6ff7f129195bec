package dev.hasp.testing.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.hasp.SecuritySpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    /** The newest version of the API that the tests have met. */
    private static final RemoteApiVersion NEWEST_API = RemoteApiVersion.create(1, 45);

    private static final String LABEL = "dev.hasp.testing.due";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
    private static final String HOW_TO_START =
            "set DOCKER_HOST to one that runs, or start one: export $(.ci/engine start)";

    private final URI address;
    private final DockerClient client;
    private final String image;
    private final List<String> volumes = Collections.synchronizedList(new ArrayList<>());
    private final List<String> networks = Collections.synchronizedList(new ArrayList<>());

    private Engine(URI address, DockerClient client, String image) {
        this.address = address;
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
     * The engine of a variant, such as {@code userns} at {@code HASP_ENGINE_USERNS}, with a small image loaded.
     *
     * @throws NoEngineException if that is not set, or none answers there
     */
    public static Engine variant(String name) {
        String variable = "HASP_ENGINE_" + name.toUpperCase(Locale.ROOT);
        String host = System.getenv(variable);
        if (host == null || host.isEmpty()) {
            throw new NoEngineException("no engine of the variant " + name + ": set " + variable
                    + " to one that runs, or start one: export $(.ci/engine start " + name + ")");
        }
        return connect(host);
    }

    /**
     * The engine at an address such as {@code unix:///var/run/docker.sock}, with a small image loaded.
     *
     * @throws NoEngineException if none answers there
     */
    public static Engine connect(String host) {
        DockerClient client = client(host, apiVersion(host));
        removeOverdue(client);
        return new Engine(URI.create(host), client, BusyboxImage.loadInto(client));
    }

    /** The engine's own, at most {@link #NEWEST_API}: what a request means depends on it. */
    private static RemoteApiVersion apiVersion(String host) {
        try (DockerClient client = client(host, RemoteApiVersion.unknown())) {
            RemoteApiVersion own = RemoteApiVersion.parseConfig(
                    Objects.requireNonNull(client.versionCmd().exec().getApiVersion()));
            return own.isGreater(NEWEST_API) ? NEWEST_API : own;
        } catch (RuntimeException | IOException silent) {
            throw new NoEngineException("no engine answers at " + host + "; " + HOW_TO_START, silent);
        }
    }

    /** Everything is said here, so that nothing on the machine (context, configuration, properties) has a say. */
    private static DockerClient client(String host, RemoteApiVersion version) {
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false)
                .withApiVersion(version)
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

    /** Where it answers, such as {@code unix:///var/run/docker.sock}. */
    public URI address() {
        return address;
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
