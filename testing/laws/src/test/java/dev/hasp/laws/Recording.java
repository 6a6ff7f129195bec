package dev.hasp.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.hasp.SecuritySpec;
import dev.hasp.docker.DockerFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What two clients send for one spec: the docker command for its flags, and docker-java for its create command. */
final class Recording implements AutoCloseable {

    private final DockerCommand command = DockerCommand.installed();
    private final StandInEngine engine = new StandInEngine();
    private final Path documents = Files.createTempDirectory("hasp-seccomp");
    private final DockerClient client;

    Recording() throws IOException {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(engine.host())
                .withDockerTlsVerify(false)
                .build();
        client = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }

    DockerCommand command() {
        return command;
    }

    /** What docker-java sends. */
    Map<String, JsonNode> api(SecuritySpec spec) throws IOException {
        return api(spec, Optional.empty());
    }

    /** What docker-java sends where the caller names the network. */
    Map<String, JsonNode> api(SecuritySpec spec, Optional<String> network) throws IOException {
        try (CreateContainerCmd create = client.createContainerCmd("image")) {
            network.ifPresent(name -> create.getHostConfig().withNetworkMode(name));
            spec.applyTo(create);
            create.exec();
        }
        return CreateBody.canonical(engine.onlyBody());
    }

    /** What the docker command sends, or empty where it refuses the flags. */
    Optional<Map<String, JsonNode>> flags(DockerFlags flags) throws IOException, InterruptedException {
        return flags(flags, Optional.empty());
    }

    /** What the docker command sends where the caller names the network, or empty where it refuses the flags. */
    Optional<Map<String, JsonNode>> flags(DockerFlags flags, Optional<String> network)
            throws IOException, InterruptedException {
        flags.writeFiles(documents);
        List<String> arguments = new ArrayList<>(flags.arguments(documents));
        network.ifPresent(name -> arguments.add("--network=" + name));
        DockerCommand.Result result = command.create(engine, arguments);
        for (String file : flags.files().keySet()) {
            Files.delete(documents.resolve(file));
        }
        if (result.exit() != 0) {
            refusal = result.errors();
            return Optional.empty();
        }
        return Optional.of(CreateBody.canonical(engine.onlyBody()));
    }

    private String refusal = "";

    /** What the docker command said when it refused flags last. */
    String refusal() {
        return refusal;
    }

    @Override
    public void close() throws IOException {
        client.close();
        engine.close();
        Files.delete(documents);
    }
}
