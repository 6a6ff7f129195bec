package dev.hasp.laws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * The body of a create request in the one form in which equal meanings are equal, as a map from a field's path to its
 * value: what says no more than an absent field is gone, lists that are sets are sorted.
 */
final class CreateBody {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Fields of every request, which say nothing about a container's lock. */
    private static final Set<String> NOT_OURS = Set.of(
            "Image",
            "AttachStdin",
            "AttachStdout",
            "AttachStderr",
            "Tty",
            "OpenStdin",
            "StdinOnce",
            "Env",
            "Cmd",
            "Entrypoint",
            "Labels",
            "OnBuild",
            "WorkingDir",
            "HostConfig.ConsoleSize",
            "HostConfig.ContainerIDFile");

    /** Where an empty list, false or zero says something else than an absent field. */
    private static final Set<String> EMPTY_COUNTS = Set.of(
            "HostConfig.MaskedPaths",
            "HostConfig.ReadonlyPaths",
            "HostConfig.Init",
            "HostConfig.MemorySwappiness",
            "StopTimeout");

    private static final Map<String, UnaryOperator<JsonNode>> NORMAL = Map.of(
            "HostConfig.CapAdd", CreateBody::capabilities,
            "HostConfig.CapDrop", CreateBody::capabilities,
            "HostConfig.Binds", CreateBody::binds,
            "HostConfig.Dns", CreateBody::addresses,
            "HostConfig.SecurityOpt", CreateBody::securityOptions,
            "HostConfig.DeviceRequests", CreateBody::deviceRequests,
            "ExposedPorts", ports -> strings(new TreeSet<>(names(ports))));

    private CreateBody() {}

    static Map<String, JsonNode> canonical(JsonNode body) {
        Map<String, JsonNode> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            switch (field.getKey()) {
                case "HostConfig" ->
                    field.getValue()
                            .properties()
                            .forEach(inner -> put(fields, "HostConfig." + inner.getKey(), inner.getValue()));
                case "NetworkingConfig" -> endpoints(fields, field.getValue().path("EndpointsConfig"));
                default -> put(fields, field.getKey(), field.getValue());
            }
        }
        return fields;
    }

    private static void put(Map<String, JsonNode> fields, String path, JsonNode value) {
        boolean kept = EMPTY_COUNTS.contains(path) ? !value.isNull() : !isEmpty(value);
        if (!kept || NOT_OURS.contains(path) || isDefault(path, value)) {
            return;
        }
        fields.put(
                path, NORMAL.getOrDefault(path, CreateBody::withoutEmptyMembers).apply(value));
    }

    private static boolean isDefault(String path, JsonNode value) {
        return switch (path) {
            case "HostConfig.MemorySwappiness" -> value.asInt() == -1;
            case "HostConfig.NetworkMode" -> value.asText().equals("default");
            case "HostConfig.RestartPolicy" ->
                Set.of("", "no").contains(value.path("Name").asText());
            default -> isEmpty(withoutEmptyMembers(value));
        };
    }

    /** An endpoint's MAC address is where older clients send it; links are in HostConfig as well. */
    private static void endpoints(Map<String, JsonNode> fields, JsonNode endpoints) {
        endpoints
                .properties()
                .forEach(endpoint -> endpoint.getValue().properties().forEach(field -> {
                    switch (field.getKey()) {
                        case "MacAddress" -> put(fields, "MacAddress", field.getValue());
                        case "Links" -> {}
                        default ->
                            put(fields, "Endpoint." + endpoint.getKey() + "." + field.getKey(), field.getValue());
                    }
                }));
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.asText().isEmpty())
                || (value.isNumber() && value.asLong() == 0)
                || (value.isBoolean() && !value.asBoolean());
    }

    /** Members that say nothing are gone at every depth; items of lists stay. */
    private static JsonNode withoutEmptyMembers(JsonNode value) {
        if (value.isArray()) {
            return MAPPER.valueToTree(StreamSupport.stream(value.spliterator(), false)
                    .map(CreateBody::withoutEmptyMembers)
                    .toList());
        }
        if (value.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> {
                JsonNode inner = withoutEmptyMembers(member.getValue());
                if (!isEmpty(inner) || member.getValue().isTextual()) {
                    members.put(member.getKey(), inner);
                }
            });
            members.values()
                    .removeIf(inner -> inner.isTextual() && inner.asText().isEmpty());
            return MAPPER.valueToTree(members);
        }
        return value;
    }

    private static JsonNode capabilities(JsonNode names) {
        Set<String> all = new TreeSet<>();
        names.forEach(name -> {
            String upper = name.asText().toUpperCase(Locale.ROOT);
            all.add(upper.startsWith("CAP_") || upper.equals("ALL") ? upper : "CAP_" + upper);
        });
        return strings(all);
    }

    /** In any order; rw is what a bind is without it. */
    private static JsonNode binds(JsonNode binds) {
        Set<String> all = new TreeSet<>();
        binds.forEach(bind -> all.add(bind.asText().replaceFirst(":rw$", "").replaceFirst(":rw,([^:/]*)$", ":$1")));
        return strings(all);
    }

    private static JsonNode addresses(JsonNode addresses) {
        List<String> all = new ArrayList<>();
        addresses.forEach(address -> {
            try {
                all.add(InetAddress.getByName(address.asText()).getHostAddress());
            } catch (UnknownHostException noAddress) {
                throw new IllegalStateException(noAddress);
            }
        });
        return strings(all);
    }

    /** A seccomp document counts by what it says, not by its blanks. */
    private static JsonNode securityOptions(JsonNode options) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode option : options) {
            String text = option.asText();
            try {
                all.add(text.startsWith("seccomp={") ? MAPPER.readTree(text.substring("seccomp=".length())) : option);
            } catch (JsonProcessingException noJson) {
                throw new IllegalStateException(noJson);
            }
        }
        return MAPPER.valueToTree(all);
    }

    /** CDI names are one list however many requests ask for them; capabilities of one request are a set. */
    private static JsonNode deviceRequests(JsonNode requests) {
        List<JsonNode> all = new ArrayList<>();
        List<String> cdi = new ArrayList<>();
        for (JsonNode request : requests) {
            if (request.path("Driver").asText().equals("cdi")) {
                request.path("DeviceIDs").forEach(name -> cdi.add(name.asText()));
            } else {
                Map<String, JsonNode> members = new TreeMap<>();
                withoutEmptyMembers(request)
                        .properties()
                        .forEach(member -> members.put(member.getKey(), member.getValue()));
                members.computeIfPresent("Capabilities", (key, sets) -> {
                    List<Set<String>> sorted = new ArrayList<>();
                    sets.forEach(set -> sorted.add(texts(set)));
                    return MAPPER.valueToTree(sorted);
                });
                all.add(MAPPER.valueToTree(members));
            }
        }
        all.add(strings(cdi));
        return MAPPER.valueToTree(all);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode strings(Iterable<String> texts) {
        return MAPPER.valueToTree(texts);
    }
}
