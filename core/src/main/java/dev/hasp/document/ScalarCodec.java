package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.document.Node.Scalar;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A value that is one word, number or text.
 *
 * @param type what is read, as a phrase
 * @param fits which scalars can be one at all
 * @param parse from the scalar, or an IllegalArgumentException whose message says what is accepted after a semicolon
 * @param write to JSON
 * @param form the schema
 */
record ScalarCodec<T>(
        String type,
        Predicate<Scalar> fits,
        Function<Scalar, T> parse,
        Function<T, JsonNode> write,
        Supplier<ObjectNode> form)
        implements Codec<T> {

    @Override
    public boolean takes(Node node) {
        return node instanceof Scalar;
    }

    @Override
    public Optional<T> decode(Node node, Reading reading) {
        if (!(node instanceof Scalar scalar) || scalar.isNull() || !fits.test(scalar)) {
            reading.unexpected(node, type);
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(scalar));
        } catch (IllegalArgumentException refusal) {
            reading.malformed(node.place(), refusal);
            return Optional.empty();
        }
    }

    @Override
    public JsonNode encode(T value) {
        return write.apply(value);
    }

    @Override
    public ObjectNode schema() {
        return form.get();
    }

    @Override
    public Optional<ObjectNode> scalarSchema() {
        return Optional.of(schema());
    }
}
