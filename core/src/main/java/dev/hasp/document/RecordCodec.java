package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.document.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A mapping with fixed keys. */
final class RecordCodec<T> implements Codec<T> {

    /** One key: how its value stands, whether it must be there, and how it is taken from the whole. */
    record Field<T, V>(String key, Codec<V> codec, boolean required, Function<T, Optional<V>> get, String summary) {

        private Optional<JsonNode> encode(T whole) {
            return get.apply(whole).map(codec::encode);
        }
    }

    /** What was found, by field. */
    static final class Values {

        private final Map<Field<?, ?>, Object> found = new LinkedHashMap<>();

        @SuppressWarnings("unchecked") // what is stored for a field came from its own codec
        <V> Optional<V> find(Field<?, V> field) {
            return Optional.ofNullable((V) found.get(field));
        }

        /** A required field, which is there. */
        <V> V get(Field<?, V> field) {
            return find(field).orElseThrow();
        }

        /** Whether a flag is set. */
        boolean is(Field<?, Boolean> flag) {
            return find(flag).orElse(false);
        }
    }

    private final String type;
    private final Map<String, Field<T, ?>> fields = new LinkedHashMap<>();
    private Function<Values, T> make = values -> {
        throw new IllegalStateException("nothing makes the value");
    };

    RecordCodec(String type) {
        this.type = type;
    }

    <V> Field<T, V> required(String key, Codec<V> codec, Function<T, V> get, String summary) {
        return add(new Field<>(key, codec, true, whole -> Optional.of(get.apply(whole)), summary));
    }

    <V> Field<T, V> optional(String key, Codec<V> codec, Function<T, Optional<V>> get, String summary) {
        return add(new Field<>(key, codec, false, get, summary));
    }

    /** A truth value that is false where it is left out. */
    Field<T, Boolean> flag(String key, Function<T, Boolean> get, String summary) {
        return optional(
                key, Scalars.bool(), whole -> Optional.of(get.apply(whole)).filter(set -> set), summary);
    }

    /** Text by name that is empty where it is left out. */
    Field<T, Map<String, String>> texts(String key, Function<T, Map<String, String>> get, String summary) {
        MapCodec<String> codec = MapCodec.ofTexts((name, value) -> {}, "texts by name");
        return optional(key, codec, whole -> Optional.of(get.apply(whole)).filter(map -> !map.isEmpty()), summary);
    }

    /** Says how the fields make the value. */
    RecordCodec<T> making(Function<Values, T> how) {
        make = how;
        return this;
    }

    private <V> Field<T, V> add(Field<T, V> field) {
        fields.put(field.key(), field);
        return field;
    }

    @Override
    public boolean takes(Node node) {
        return node instanceof Mapping;
    }

    @Override
    public Optional<T> decode(Node node, Reading reading) {
        if (!(node instanceof Mapping mapping)) {
            reading.unexpected(node, type());
            return Optional.empty();
        }
        int before = reading.count();
        Values values = new Values();
        mapping.entries().forEach((key, entry) -> {
            Field<T, ?> field = fields.get(key);
            if (field == null) {
                reading.problem(entry.place(), "is no key of " + type, () -> Nearest.remedy(key, fields.keySet()));
            } else {
                field.codec().decode(entry.value(), reading).ifPresent(value -> values.found.put(field, value));
            }
        });
        for (Field<T, ?> field : fields.values()) {
            if (field.required() && !mapping.entries().containsKey(field.key())) {
                reading.problem(node.place(), "has no " + field.key(), "add " + field.key() + ", " + field.summary());
            }
        }
        if (reading.count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(make.apply(values));
        } catch (IllegalArgumentException refusal) {
            reading.malformed(node.place(), refusal);
            return Optional.empty();
        }
    }

    @Override
    public JsonNode encode(T value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.values().forEach(field -> field.encode(value).ifPresent(node -> object.set(field.key(), node)));
        return object;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Schemas.type("object");
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        fields.values().forEach(field -> {
            ObjectNode property = Schemas.empty().put("description", field.summary());
            property.setAll(field.codec().schema());
            properties.set(field.key(), property);
            if (field.required()) {
                required.add(field.key());
            }
        });
        if (!required.isEmpty()) {
            ArrayNode names = schema.putArray("required");
            required.forEach(names::add);
        }
        return schema.put("additionalProperties", false);
    }

    @Override
    public String type() {
        return "a mapping with " + String.join(", ", fields.keySet());
    }

    @Override
    public List<String> split(String dotted) {
        int dot = dotted.indexOf('.');
        Field<T, ?> field = dot < 0 ? null : fields.get(dotted.substring(0, dot));
        if (field == null) {
            return Codec.super.split(dotted);
        }
        List<String> parts = new ArrayList<>();
        parts.add(Objects.requireNonNull(field).key());
        parts.addAll(field.codec().split(dotted.substring(dot + 1)));
        return parts;
    }
}
