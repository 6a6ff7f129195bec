package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.document.Node.Mapping;
import dev.hasp.document.Node.Scalar;
import dev.hasp.document.Node.Sequence;
import dev.hasp.document.Node.Style;
import dev.hasp.text.Quoted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** A part of a document as plain JSON, for what has a format of its own. Scalars mean what YAML 1.2 says. */
final class NodeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,1000}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,1000}");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,1000}");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");

    private NodeJson() {}

    static JsonNode of(Node node, Reading reading) {
        if (node instanceof Mapping mapping) {
            ObjectNode object = JSON.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value(), reading)));
            return object;
        }
        if (node instanceof Sequence sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.items().forEach(item -> array.add(of(item, reading)));
            return array;
        }
        return node instanceof Scalar scalar ? scalar(scalar, reading) : JSON.missingNode();
    }

    private static JsonNode scalar(Scalar scalar, Reading reading) {
        String text = scalar.text();
        if (scalar.style() == Style.TEXT) {
            return JSON.textNode(text);
        }
        if (scalar.isNull()) {
            return JSON.nullNode();
        }
        if (scalar.isBoolean()) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (DECIMAL.matcher(text).matches()) {
            return JSON.numberNode(new BigInteger(text));
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return JSON.numberNode(new BigInteger(text.substring(2), 16));
        }
        if (OCTAL.matcher(text).matches()) {
            return JSON.numberNode(new BigInteger(text.substring(2), 8));
        }
        if (text.length() <= 1000 && FLOAT.matcher(text).matches()) {
            return JSON.numberNode(new BigDecimal(text));
        }
        if (scalar.style() == Style.LITERAL) {
            reading.problem(
                    scalar.place(), Quoted.of(text) + " is beyond every number here", "expected a smaller number");
        }
        return JSON.textNode(text);
    }
}
