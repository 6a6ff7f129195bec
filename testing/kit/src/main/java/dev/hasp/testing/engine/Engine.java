package dev.hasp.testing.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.hasp.SecuritySpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
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
 * <p>Containers, networks and volumes carry labels that say which process made them and when they are due: what a run
 * left behind that was killed is removed when the next one connects, and after the due time where that one cannot tell
 * whether the process is gone. Networks and volumes go when the engine is closed.
 */
public final class Engine implements AutoCloseable {

    /** How long a command may take; beyond it the container is killed. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    /** The newest version of the API that the tests have met. */
    private static final RemoteApiVersion NEWEST_API = RemoteApiVersion.create(1, 45);

    private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
    private static final String HOW_TO_START =
            "set DOCKER_HOST to one that runs, or start one: export $(.ci/engine start)";

    private final URI address;
    private final DockerClient client;
    private final TestRun run = TestRun.current();
    private final Object loading = new Object();
    private Optional<String> image = Optional.empty();
    private final List<String> volumes = Collections.synchronizedList(new ArrayList<>());
    private final List<String> networks = Collections.synchronizedList(new ArrayList<>());

    private Engine(URI address, DockerClient client) {
        this.address = address;
        this.client = client;
    }

    /**
     * The engine at {@code DOCKER_HOST}, or at the usual socket where that is not set.
     *
     * @throws NoEngineException if none answers there
     */
    public static Engine connect() {
        return connect(Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse(DEFAULT_HOST));
    }

    /**
     * The engine of a variant, such as {@code userns} at {@code HASP_ENGINE_USERNS}.
     *
     * @throws NoEngineException if that is not set, or none answers there
     */
    public static Engine variant(String name) {
        String variable = "HASP_ENGINE_" + name.toUpperCase(Locale.ROOT);
        String host = System.getenv(variable);
        if (host == null || host.isEmpty()) {
            String start = switch (name) {
                case "vm" -> "testing/vm/vm start apparmor";
                case "vm_selinux" -> "testing/vm/vm start selinux";
                default -> ".ci/engine start " + name;
            };
            throw new NoEngineException("no engine of the variant " + name + ": set " + variable
                    + " to one that runs, or start one: export $(" + start + ")");
        }
        return connect(host);
    }

    /**
     * The engine at an address such as {@code unix:///var/run/docker.sock}.
     *
     * @throws NoEngineException if none answers there
     */
    public static Engine connect(String host) {
        DockerClient client = client(host, apiVersion(host));
        Leftovers.remove(client);
        return new Engine(URI.create(host), client);
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
     * (65534), and app's home, which is closed to others. It is loaded when it is first asked for.
     *
     * @throws NoEngineException if this machine has no static busybox to make it of
     */
    public String image() {
        synchronized (loading) {
            if (image.isEmpty()) {
                image = Optional.of(BusyboxImage.loadInto(client));
            }
            return image.get();
        }
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
        return create(image(), setUp, command);
    }

    Container create(String image, Consumer<CreateContainerCmd> setUp, String... command) {
        CreateContainerCmd create = client.createContainerCmd(image).withCmd(command);
        setUp.accept(create);
        label(create);
        CreateContainerResponse created = create.exec();
        List<String> warnings =
                Optional.ofNullable(created.getWarnings()).map(Arrays::asList).orElse(List.of());
        return new Container(client, created.getId(), warnings);
    }

    /** Adds the labels by which a later run finds the container. */
    void label(CreateContainerCmd create) {
        Map<String, String> labels = new LinkedHashMap<>();
        Optional.ofNullable(create.getLabels()).ifPresent(labels::putAll);
        labels.putAll(run.labels());
        create.withLabels(labels);
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
                        .withLabels(run.labels())
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
        String name = client.createVolumeCmd().withLabels(run.labels()).exec().getName();
        volumes.add(name);
        return name;
    }

    /** Removes the networks and volumes that this made. */
    @Override
    public void close() {
        networks.forEach(network -> Leftovers.unlessInUse(client.removeNetworkCmd(network)));
        volumes.forEach(volume -> Leftovers.unlessInUse(client.removeVolumeCmd(volume)));
        networks.clear();
        volumes.clear();
    }
}
