package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.document.Node.Scalar;
import dev.hasp.document.Node.Sequence;
import java.util.List;
import java.util.Optional;

/** A list of lists of texts; a list of texts alone is one of them. */
final class AlternativesCodec implements Codec<List<List<String>>> {

    private static final ListCodec<String> FLAT = new ListCodec<>(Scalars.text(), "texts");
    private static final ListCodec<List<String>> NESTED = new ListCodec<>(new Bracketed(), "lists of texts");

    /** A list whose brackets are needed. */
    private record Bracketed() implements Codec<List<String>> {
        @Override
        public boolean takes(Node node) {
            return node instanceof Sequence;
        }

        @Override
        public Optional<List<String>> decode(Node node, Reading reading) {
            if (!takes(node)) {
                reading.unexpected(node, type());
                return Optional.empty();
            }
            return FLAT.decode(node, reading);
        }

        @Override
        public JsonNode encode(List<String> value) {
            return FLAT.encode(value);
        }

        @Override
        public ObjectNode schema() {
            return Schemas.listOf(Scalars.text().schema());
        }

        @Override
        public String type() {
            return FLAT.type();
        }
    }

    @Override
    public boolean takes(Node node) {
        return FLAT.takes(node);
    }

    @Override
    public Optional<List<List<String>>> decode(Node node, Reading reading) {
        boolean flat = node instanceof Scalar
                || (node instanceof Sequence list
                        && !list.items().isEmpty()
                        && list.items().stream().allMatch(Scalar.class::isInstance));
        return flat ? FLAT.decode(node, reading).map(List::of) : NESTED.decode(node, reading);
    }

    @Override
    public JsonNode encode(List<List<String>> value) {
        return NESTED.encode(value);
    }

    @Override
    public ObjectNode schema() {
        return Schemas.anyOf(FLAT.schema(), NESTED.schema());
    }

    @Override
    public String type() {
        return FLAT.type() + ", or " + NESTED.type();
    }
}
