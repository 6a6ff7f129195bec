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

    private static final Scalar SAMPLE = new Scalar(Place.root(0, 0), "x", Node.Style.TEXT);

    private boolean takesOne() {
        return item.takes(SAMPLE);
    }

    @Override
    public boolean takes(Node node) {
        return node instanceof Sequence || (takesOne() && item.takes(node) && node instanceof Scalar);
    }

    @Override
    public Optional<List<E>> decode(Node node, Reading reading) {
        if (node instanceof Scalar scalar && takesOne() && !scalar.isNull()) {
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
        return takesOne() ? Schemas.anyOf(list, item.schema()) : list;
    }

    @Override
    public String type() {
        return "a list of " + items;
    }
}
