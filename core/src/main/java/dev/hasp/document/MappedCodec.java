package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that stands in a document as another value.
 *
 * @param as how it stands
 * @param to makes it, or throws an IllegalArgumentException
 * @param from the way back
 */
record MappedCodec<S, T>(Codec<S> as, Function<S, T> to, Function<T, S> from) implements Codec<T> {

    @Override
    public boolean takes(Node node) {
        return as.takes(node);
    }

    @Override
    public Optional<T> decode(Node node, Reading reading) {
        Optional<S> found = as.decode(node, reading);
        try {
            return found.map(to);
        } catch (IllegalArgumentException refusal) {
            reading.malformed(node.place(), refusal);
            return Optional.empty();
        }
    }

    @Override
    public JsonNode encode(T value) {
        return as.encode(from.apply(value));
    }

    @Override
    public JsonNode parts(T value) {
        return as.parts(from.apply(value));
    }

    @Override
    public ObjectNode schema() {
        return as.schema();
    }

    @Override
    public Optional<ObjectNode> scalarSchema() {
        return as.scalarSchema();
    }

    @Override
    public String type() {
        return as.type();
    }

    @Override
    public List<String> split(String dotted) {
        return as.split(dotted);
    }
}
