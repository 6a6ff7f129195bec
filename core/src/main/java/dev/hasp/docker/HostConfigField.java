package dev.hasp.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A field of HostConfig.
 *
 * @param name its key in the Engine API
 */
record HostConfigField(String name) implements ApiField {

    /** Lists in which empty says something, which is that there are none. */
    private static final Set<String> EMPTY_SAYS_SOMETHING = Set.of("MaskedPaths", "ReadonlyPaths");

    /** Switches that clients such as Testcontainers set to false without meaning anything by it. */
    private static final Set<String> FALSE_SAYS_NOTHING = Set.of("Privileged", "PublishAllPorts");

    private static final Set<String> CAPABILITIES = Set.of("CapAdd", "CapDrop");

    @Override
    public JsonNode read(CreateContainerCmd command, JsonNode hostConfig) {
        return hostConfig.path(name);
    }

    @Override
    public boolean isUnset(JsonNode value) {
        if (EMPTY_SAYS_SOMETHING.contains(name)) {
            return value.isNull() || value.isMissingNode();
        }
        boolean idleSwitch = FALSE_SAYS_NOTHING.contains(name) && value.isBoolean() && !value.booleanValue();
        boolean defaultNetwork = name.equals("NetworkMode") && value.asText().equals("default");
        return idleSwitch || defaultNetwork || Json.isBlank(value);
    }

    /** Capabilities are a set, and CAP_ before them says nothing. */
    @Override
    public JsonNode normal(JsonNode value) {
        if (!CAPABILITIES.contains(name)) {
            return Json.prune(value);
        }
        Set<String> names = new TreeSet<>();
        value.forEach(item -> {
            String upper = item.asText().toUpperCase(Locale.ROOT);
            names.add(upper.startsWith("CAP_") ? upper.substring(4) : upper);
        });
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        names.forEach(sorted::add);
        return sorted;
    }

    /**
     * Through docker-java's own field where that keeps the value whole, else as a raw value. docker-java then sends its
     * own field as null and the raw value after it under the same key; an engine keeps the last.
     */
    @Override
    public void write(CreateContainerCmd command, JsonNode value) {
        if (command.getHostConfig() == null) {
            command.withHostConfig(HostConfig.newHostConfig());
        }
        HostConfig hostConfig = command.getHostConfig();
        if (!hostConfig.getRawValues().containsKey(name) && isKeptWhole(value)) {
            update(hostConfig, value);
        } else {
            update(hostConfig, NullNode.instance);
            DockerObjectAccessor.overrideRawValue(hostConfig, name, Json.MAPPER.convertValue(value, Object.class));
        }
    }

    private boolean isKeptWhole(JsonNode value) {
        try {
            HostConfig trial = Json.MAPPER.treeToValue(patch(value), HostConfig.class);
            return !trial.getRawValues().containsKey(name)
                    && Json.prune(Json.tree(trial).path(name)).equals(Json.prune(value));
        } catch (JsonProcessingException | IllegalArgumentException notInDockerJava) {
            return false;
        }
    }

    private void update(HostConfig hostConfig, JsonNode value) {
        try {
            Json.MAPPER.readerForUpdating(hostConfig).readValue(patch(value));
        } catch (IOException triedBefore) {
            throw new UncheckedIOException(triedBefore);
        }
    }

    private ObjectNode patch(JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(name, value);
    }

    @Override
    public String toString() {
        return "HostConfig." + name;
    }
}
