package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.document.Node.Scalar;
import dev.hasp.document.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list. One item that is a word, number or text may stand without the brackets.
 *
 * @param item how an item stands
 * @param items what the items are, as a plural
 */
record ListCodec<E>(Codec<E> item, String items) implements Codec<List<E>> {

    @Override
    public boolean takes(Node node) {
        return node instanceof Sequence || isOne(node);
    }

    @Override
    public Optional<List<E>> decode(Node node, Reading reading) {
        if (node instanceof Scalar scalar && isOne(node) && !scalar.isNull()) {
            return item.decode(node, reading).map(List::of);
        }
        if (!(node instanceof Sequence sequence)) {
            reading.unexpected(node, type());
            return Optional.empty();
        }
        List<E> values = new ArrayList<>();
        sequence.items().forEach(each -> item.decode(each, reading).ifPresent(values::add));
        return values.size() == sequence.items().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public JsonNode encode(List<E> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(item.encode(value)));
        return array;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode list = Schemas.listOf(item.schema());
        return item.scalarSchema().map(one -> Schemas.anyOf(list, one)).orElse(list);
    }

    private boolean isOne(Node node) {
        return node instanceof Scalar && item.takes(node);
    }

    @Override
    public String type() {
        return "a list of " + items;
    }
}
