package dev.hasp.cli;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.hasp.apparmor.LoadedMode;
import dev.hasp.docker.ContainerLevels;
import dev.hasp.docker.DockerEngine;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFactsException;
import dev.hasp.observed.Observation;
import dev.hasp.probe.HostAppArmor;
import dev.hasp.probe.ProbeException;
import dev.hasp.probe.ProbeRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An engine that answers. Nothing but this class knows how docker-java is made to talk to one. */
final class EngineConnection implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofMinutes(2);

    private final DockerClient client;
    private final String url;

    private EngineConnection(DockerClient client, String url) {
        this.client = client;
        this.url = url;
    }

    /** Connects, and ends the command where nobody answers. */
    static EngineConnection open(String url) {
        // all is said here, so that no file or property of the machine has a say
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(url)
                .withDockerTlsVerify(false)
                .build();
        DockerClient client = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(URI.create(url))
                        .connectionTimeout(CONNECTING)
                        .responseTimeout(ANSWERING)
                        .build());
        EngineConnection connection = new EngineConnection(client, url);
        try {
            client.pingCmd().exec();
            return connection;
        } catch (DockerException refusal) {
            connection.close();
            throw unavailable(url + " does not answer as an engine: " + refusal.getMessage());
        } catch (RuntimeException silent) {
            connection.close();
            Throwable cause = silent.getCause() == null ? silent : silent.getCause();
            throw unavailable("no engine answers at " + url + ": " + cause.getMessage());
        }
    }

    private static Failure unavailable(String message) {
        return Failure.unavailable(
                "engine-unreachable",
                message,
                "start it, or say with --engine or DOCKER_HOST where one is, as a user who may use its socket");
    }

    DockerClient client() {
        return client;
    }

    String url() {
        return url;
    }

    EngineFacts facts() {
        try {
            return EngineFacts.parse(savedFacts());
        } catch (EngineFactsException unknown) {
            throw Failure.unavailable("unknown-engine", url + ": " + unknown.getMessage(), "");
        }
    }

    /** What it answers of itself, in JSON. */
    String savedFacts() {
        try {
            return DockerEngine.savedFacts(client);
        } catch (DockerException refusal) {
            throw unavailable(url + " does not say what it is: " + refusal.getMessage());
        }
    }

    /** The AppArmor profiles of its host, by a container that is started for it. */
    Map<String, LoadedMode> appArmorProfiles() {
        try {
            return HostAppArmor.read(client, ProbeRequest.of(Observation.wanted(List.of(), List.of())));
        } catch (ProbeException nothing) {
            throw Failure.unavailable("apparmor-profiles-unreadable", String.valueOf(nothing.getMessage()), "");
        }
    }

    /** The levels of all its containers. */
    ContainerLevels containerLevels() {
        try {
            return ContainerLevels.of(client);
        } catch (DockerException refusal) {
            throw unavailable(url + " does not list its containers: " + refusal.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException gone) {
            // there is nothing left to close
        }
    }
}
