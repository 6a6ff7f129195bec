package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.document.Node.Entry;
import dev.hasp.document.Node.Mapping;
import dev.hasp.document.Node.Scalar;
import dev.hasp.document.Node.Sequence;
import dev.hasp.document.Node.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a codec wrote, as a tree to read again. */
final class EncodedTree {

    private EncodedTree() {}

    static Node of(JsonNode json, Place place) {
        if (json.isObject()) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            json.properties().forEach(each -> {
                Place key = place.key(each.getKey(), 0, 0);
                entries.put(each.getKey(), new Entry(key, of(each.getValue(), key)));
            });
            return new Mapping(place, entries);
        }
        if (json.isArray()) {
            List<Node> items = new ArrayList<>();
            json.forEach(item -> items.add(of(item, place.item(items.size(), 0, 0))));
            return new Sequence(place, items);
        }
        return new Scalar(place, json.asText(), json.isTextual() ? Style.TEXT : Style.LITERAL);
    }
}
