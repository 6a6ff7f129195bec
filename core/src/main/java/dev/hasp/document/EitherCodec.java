package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A value with two forms that their shapes tell apart.
 *
 * @param first the first form
 * @param second the second form
 * @param writesFirst which values are written in the first form
 */
record EitherCodec<T>(Codec<T> first, Codec<T> second, Predicate<T> writesFirst) implements Codec<T> {

    @Override
    public boolean takes(Node node) {
        return first.takes(node) || second.takes(node);
    }

    @Override
    public Optional<T> decode(Node node, Reading reading) {
        if ((node instanceof Node.Scalar scalar && scalar.isNull()) || !takes(node)) {
            reading.unexpected(node, type());
            return Optional.empty();
        }
        return (first.takes(node) ? first : second).decode(node, reading);
    }

    @Override
    public JsonNode encode(T value) {
        return (writesFirst.test(value) ? first : second).encode(value);
    }

    /** The second form, which is the one with keys, where it says all there is. */
    @Override
    public JsonNode parts(T value) {
        JsonNode parts = second.parts(value);
        Reading again = new Reading("parts", ReferencedFiles.none(), false);
        return second.decode(EncodedTree.of(parts, Place.root(0, 0)), again).equals(Optional.of(value))
                ? parts
                : encode(value);
    }

    @Override
    public ObjectNode schema() {
        return Schemas.anyOf(first.schema(), second.schema());
    }

    @Override
    public Optional<ObjectNode> scalarSchema() {
        return first.scalarSchema();
    }

    @Override
    public String type() {
        return first.type() + ", or " + second.type();
    }

    @Override
    public List<String> split(String dotted) {
        return second.split(dotted);
    }
}
