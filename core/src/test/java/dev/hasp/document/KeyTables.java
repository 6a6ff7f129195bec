package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The documentation's tables of keys. */
final class KeyTables {

    private KeyTables() {}

    static String markdown() {
        StringJoiner page = new StringJoiner("\n");
        page.add("| Key | Value | Example | Meaning |").add("|---|---|---|---|");
        for (Control<?> control : Controls.all()) {
            ControlCodecs.Row<?> row = ControlCodecs.row(control);
            page.add("| `" + control.key() + "` | " + cell(row.codec().type()) + " | `" + cell(row.example()) + "` | "
                    + cell(control.summary()) + " |");
        }
        page.add("").add("### Keys inside a control").add("");
        page.add("| Key | Meaning |").add("|---|---|");
        for (Control<?> control : Controls.all()) {
            Map<String, String> inside = new LinkedHashMap<>();
            collect(control.key(), ControlCodecs.of(control).schema(), inside);
            inside.forEach((key, meaning) -> page.add("| `" + key + "` | " + cell(meaning) + " |"));
        }
        return page + "\n";
    }

    /** Adds the keys by their paths; a form by name has the keys of the form as a list. */
    private static void collect(String path, JsonNode schema, Map<String, String> into) {
        schema.path("anyOf").forEach(form -> collect(path, form, into));
        if (schema.has("items")) {
            collect(path + "[]", schema.get("items"), into);
        }
        if (schema.path("additionalProperties").isObject()) {
            collect(path + ".*", schema.get("additionalProperties"), into);
        }
        String kind =
                schema.path("properties").path("type").path("enum").path(0).asText("");
        schema.path("properties").properties().forEach(each -> {
            String key = path + "." + each.getKey() + (kind.isEmpty() ? "" : " (" + kind + ")");
            String must = "";
            for (JsonNode required : schema.path("required")) {
                must = required.asText().equals(each.getKey()) ? "; needed" : must;
            }
            if (!into.containsKey(key.replace(".*", "[]"))) {
                into.put(key, each.getValue().path("description").asText() + must);
            }
            collect(path + "." + each.getKey(), each.getValue(), into);
        });
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
