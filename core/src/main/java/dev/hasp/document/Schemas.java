package dev.hasp.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The few forms of JSON Schema (draft 2020-12) that codecs use. */
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Schemas() {}

    static ObjectNode empty() {
        return JSON.objectNode();
    }

    static ObjectNode type(String type) {
        return empty().put("type", type);
    }

    /** Text, also where YAML takes it for a number. */
    static ObjectNode text() {
        ObjectNode schema = empty();
        schema.putArray("type").add("string").add("number");
        return schema;
    }

    static ObjectNode words(List<String> words) {
        ObjectNode schema = empty();
        ArrayNode all = schema.putArray("enum");
        words.forEach(all::add);
        return schema;
    }

    static ObjectNode listOf(ObjectNode items) {
        ObjectNode schema = type("array");
        schema.set("items", items);
        return schema;
    }

    static ObjectNode mapOf(ObjectNode values) {
        ObjectNode schema = type("object");
        schema.set("additionalProperties", values);
        return schema;
    }

    static ObjectNode anyOf(ObjectNode... forms) {
        ObjectNode schema = empty();
        ArrayNode any = schema.putArray("anyOf");
        for (ObjectNode form : forms) {
            any.add(form);
        }
        return schema;
    }
}
