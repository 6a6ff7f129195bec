package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * How a value stands in a document: one for each control, put together from a few small kinds.
 *
 * @param <T> the value
 */
interface Codec<T> {

    /** Whether a node has a shape that this reads, whatever its content. */
    boolean takes(Node node);

    /** The value; empty if something is wrong with it, which the reading then holds. */
    Optional<T> decode(Node node, Reading reading);

    /** The value as JSON, in its one spelling. */
    JsonNode encode(T value);

    /** The value as JSON whose keys can be set one by one, where there is such a form. */
    default JsonNode parts(T value) {
        return encode(value);
    }

    /** The JSON Schema of what is read. */
    ObjectNode schema();

    /** The schema of the form that is one word, number or text; empty where there is none. */
    default Optional<ObjectNode> scalarSchema() {
        return Optional.empty();
    }

    /** What is read, as a phrase that follows "expected". */
    String type();

    /** The parts of a dotted key below this. Where keys are free text, all of it is one key. */
    default List<String> split(String dotted) {
        int dot = dotted.indexOf('.');
        return dot < 0 ? List.of(dotted) : List.of(dotted.substring(0, dot), dotted.substring(dot + 1));
    }
}
