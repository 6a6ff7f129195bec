package dev.hasp.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.EngineFacts;
import java.util.Optional;

/** Asks an engine what it is, through docker-java. */
public final class DockerEngine {

    private DockerEngine() {}

    /**
     * What the engine is that a client talks to. A client that was set up without an API version speaks the engine's
     * newest. From one with a version use {@link #facts(DockerClient, ApiVersion)}: docker-java does not tell which it
     * is, and what shows it in the answers alone leaves it unknown.
     *
     * @throws dev.hasp.engine.EngineFactsException if what answers is neither Docker nor Podman
     */
    public static EngineFacts facts(DockerClient client) {
        return EngineFacts.parse(savedFacts(client));
    }

    /**
     * What the engine is, and the version of its API that the client was set up with.
     *
     * @throws dev.hasp.engine.EngineFactsException if what answers is neither Docker nor Podman
     */
    public static EngineFacts facts(DockerClient client, ApiVersion spoken) {
        return EngineFacts.parse(savedFacts(client, spoken));
    }

    /** What the engine answers, as one object of JSON that {@link EngineFacts#parse(String)} reads. */
    public static String savedFacts(DockerClient client) {
        return saved(client.infoCmd().exec(), client.versionCmd().exec(), Optional.empty());
    }

    /** What the engine answers, and the version of its API that the client was set up with. */
    public static String savedFacts(DockerClient client, ApiVersion spoken) {
        return saved(client.infoCmd().exec(), client.versionCmd().exec(), Optional.of(spoken));
    }

    static String saved(Info info, Version version, Optional<ApiVersion> spoken) {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        spoken.ifPresent(api -> saved.put("apiVersion", api.toString()));
        // docker-java keeps a member that it has no getter for as a raw value, so nothing is lost on the way back
        saved.set("info", Json.tree(info));
        saved.set("version", Json.tree(version));
        return saved.toPrettyString() + "\n";
    }
}
