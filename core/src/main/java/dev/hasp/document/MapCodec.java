package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.document.Node.Mapping;
import dev.hasp.document.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A mapping with free keys.
 *
 * @param value how a value stands
 * @param check refuses an entry with an IllegalArgumentException
 * @param entries what the entries are, as a plural
 */
record MapCodec<V>(Codec<V> value, BiConsumer<String, V> check, String entries) implements Codec<Map<String, V>> {

    /** Text by name; numbers and truth values are taken as they are written. */
    static MapCodec<String> ofTexts(BiConsumer<String, String> check, String entries) {
        Predicate<Scalar> any = scalar -> true;
        ScalarCodec<String> text = new ScalarCodec<>(
                "text", any, Scalar::text, JsonNodeFactory.instance::textNode, MapCodec::textOrLiteral);
        return new MapCodec<>(text, check, entries);
    }

    private static ObjectNode textOrLiteral() {
        ObjectNode schema = Schemas.empty();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }

    @Override
    public boolean takes(Node node) {
        return node instanceof Mapping;
    }

    @Override
    public Optional<Map<String, V>> decode(Node node, Reading reading) {
        if (!(node instanceof Mapping mapping)) {
            reading.unexpected(node, type());
            return Optional.empty();
        }
        Map<String, V> values = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) -> value.decode(entry.value(), reading).ifPresent(found -> {
                    try {
                        check.accept(key, found);
                        values.put(key, found);
                    } catch (IllegalArgumentException refusal) {
                        reading.malformed(entry.value().place(), refusal);
                    }
                }));
        return values.size() == mapping.entries().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public JsonNode encode(Map<String, V> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach((key, each) -> object.set(key, value.encode(each)));
        return object;
    }

    @Override
    public ObjectNode schema() {
        return Schemas.mapOf(value.schema());
    }

    @Override
    public String type() {
        return "a mapping of " + entries;
    }

    @Override
    public List<String> split(String dotted) {
        return value instanceof ScalarCodec ? List.of(dotted) : Codec.super.split(dotted);
    }
}
