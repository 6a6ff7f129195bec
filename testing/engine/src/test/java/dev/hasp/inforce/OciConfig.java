package dev.hasp.inforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The OCI configuration that an engine made for a container: what it asks of the runtime, as its runtime {@code capture}
 * kept it (see {@code .ci/engine}). Members that are missing read as empty.
 */
record OciConfig(JsonNode root) {

    /** The runtime of our own engines that keeps configurations. */
    static final String RUNTIME = "capture";

    /** What was kept of a container by the engine at that address, or empty where the runtime was not asked for it. */
    static Optional<OciConfig> kept(URI engine, String container) {
        Path file = Path.of(engine.getPath()).resolveSibling("oci").resolve(container + ".json");
        try {
            return Files.exists(file)
                    ? Optional.of(new OciConfig(new ObjectMapper().readTree(file.toFile())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode process() {
        return root.path("process");
    }

    JsonNode linux() {
        return root.path("linux");
    }

    /** Limits of a controller: {@code memory}, {@code cpu}, {@code pids} or {@code blockIO}. */
    JsonNode resources(String controller) {
        return linux().path("resources").path(controller);
    }

    List<JsonNode> deviceRules() {
        return list(linux().path("resources").path("devices"));
    }

    /** Every namespace that is not the runtime's own, by its type. */
    Map<String, JsonNode> namespaces() {
        Map<String, JsonNode> namespaces = new TreeMap<>();
        linux().path("namespaces")
                .forEach(entry -> namespaces.put(entry.path("type").asText(), entry));
        return namespaces;
    }

    /** The mounts in the order in which they are made. */
    List<JsonNode> mounts() {
        return list(root.path("mounts"));
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    static List<String> texts(JsonNode array) {
        return list(array).stream().map(JsonNode::asText).toList();
    }
}
