package dev.hasp.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.CreateContainerCmd;

/** A place in the body of {@code POST /containers/create}, as docker-java holds it before it is sent. */
sealed interface ApiField permits CommandField, HostConfigField, SecurityOption {

    /** What would be sent as the command stands, given its HostConfig as JSON. */
    JsonNode read(CreateContainerCmd command, JsonNode hostConfig);

    /** Puts a value there. */
    void write(CreateContainerCmd command, JsonNode value);

    /** Whether a value is what clients set without meaning anything by it. */
    default boolean isUnset(JsonNode value) {
        return Json.isBlank(value);
    }

    /** A value in the one form in which equal meanings are equal. */
    default JsonNode normal(JsonNode value) {
        return Json.prune(value);
    }

    /** Whether values of the caller's own may stand beside the spec's. */
    default boolean isShared() {
        return false;
    }
}
