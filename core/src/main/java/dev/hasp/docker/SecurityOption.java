package dev.hasp.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.dockerjava.api.command.CreateContainerCmd;

/**
 * The entries of HostConfig.SecurityOpt that speak of one thing.
 *
 * @param key what stands before {@code =}, or before {@code :} in an older spelling
 */
record SecurityOption(String key) implements ApiField {

    private static final HostConfigField ALL = new HostConfigField("SecurityOpt");

    @Override
    public JsonNode read(CreateContainerCmd command, JsonNode hostConfig) {
        return entries(command, hostConfig, true);
    }

    /** Puts the entries after those that speak of other things. */
    @Override
    public void write(CreateContainerCmd command, JsonNode value) {
        ArrayNode entries = entries(command, Json.tree(command.getHostConfig()), false);
        value.forEach(entries::add);
        ALL.write(command, entries);
    }

    private ArrayNode entries(CreateContainerCmd command, JsonNode hostConfig, boolean mine) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        ALL.read(command, hostConfig).forEach(entry -> {
            if (key(entry.asText()).equals(key) == mine) {
                entries.add(entry);
            }
        });
        return entries;
    }

    /** The older spelling with a colon, and a switch spelled out, mean the same as the newer ones. */
    @Override
    public JsonNode normal(JsonNode value) {
        ArrayNode normal = JsonNodeFactory.instance.arrayNode();
        value.forEach(entry -> {
            String text = entry.asText();
            String rest = text.length() > key.length() ? text.substring(key.length() + 1) : "true";
            normal.add(key + "=" + rest);
        });
        return normal;
    }

    private static String key(String entry) {
        int equals = entry.indexOf('=');
        int end = equals >= 0 ? equals : entry.indexOf(':');
        return end < 0 ? entry : entry.substring(0, end);
    }

    @Override
    public String toString() {
        return "HostConfig.SecurityOpt " + key;
    }
}
