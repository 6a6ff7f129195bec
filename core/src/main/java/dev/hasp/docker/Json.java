package dev.hasp.docker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** docker-java's objects as the JSON that the engine gets. */
final class Json {

    /** Reads and writes docker-java's objects; a key that a class has no field for becomes one of its raw values. */
    static final ObjectMapper MAPPER =
            JsonMapper.builder().addHandler(new RawValues()).build();

    private static final class RawValues extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable JsonDeserializer<?> deserializer,
                Object bean,
                String name)
                throws IOException {
            if (bean instanceof DockerObject object) {
                DockerObjectAccessor.overrideRawValue(object, name, parser.readValueAs(Object.class));
                return true;
            }
            return false;
        }
    }

    private Json() {}

    /** Any value as a tree, with numbers in the form that a reader of the text would see. */
    static JsonNode tree(@Nullable Object value) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException alwaysFits) {
            throw new IllegalStateException(alwaysFits);
        }
    }

    /** Whether a value says no more than an absent one: null, empty, or an object of such members and zeros. */
    static boolean isBlank(JsonNode node) {
        if (node.isContainerNode()) {
            return node.isArray() ? node.isEmpty() : prune(node).isEmpty();
        }
        boolean emptyText = node.isTextual() && node.textValue().isEmpty();
        return emptyText || node.isNull() || node.isMissingNode();
    }

    /** The value without members that say nothing, so that equal meanings are equal trees. */
    static JsonNode prune(JsonNode node) {
        if (node instanceof ArrayNode items) {
            ArrayNode pruned = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> pruned.add(prune(item)));
            return pruned;
        }
        if (node instanceof ObjectNode members) {
            ObjectNode pruned = JsonNodeFactory.instance.objectNode();
            members.properties().forEach(member -> {
                JsonNode value = prune(member.getValue());
                boolean zero = value.isNumber() ? value.asDouble() == 0 : value.isBoolean() && !value.booleanValue();
                if (!zero && !isBlank(value)) {
                    pruned.set(member.getKey(), value);
                }
            });
            return pruned;
        }
        return node;
    }
}
