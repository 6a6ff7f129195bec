package dev.hasp.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema (draft 2020-12) of ceilings, put together from the codecs. */
final class CeilingSchema {

    private CeilingSchema() {}

    static ObjectNode document() {
        ObjectNode schema = Schemas.empty()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:hasp:ceiling:" + ProfileDecoder.VERSION)
                .put("title", "Hasp ceiling")
                .put("description", "What a site admits.")
                .put("type", "object");
        schema.putArray("required").add(ProfileDecoder.VERSION_KEY).add(CeilingDecoder.NAME);
        schema.putArray("anyOf").add(requiring(CeilingDecoder.AT_MOST)).add(requiring(CeilingDecoder.DEMANDS));
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject(ProfileDecoder.VERSION_KEY)
                .put("description", "the version of this format")
                .put("const", ProfileDecoder.VERSION);
        properties
                .putObject(ProfileDecoder.SCHEMA_KEY)
                .put("description", "where editors find this schema; it decides nothing")
                .put("type", "string");
        properties.set(
                CeilingDecoder.NAME, Schemas.text().put("description", "what the ceiling is called in refusals"));
        ObjectNode atMost = Schemas.type("object")
                .put("description", "controls as in a profile, of which a request permits no more");
        atMost.set("properties", ProfileSchema.controls());
        properties.set(CeilingDecoder.AT_MOST, atMost.put("additionalProperties", false));
        ObjectNode demands = Schemas.type("object").put("description", "what a request must be");
        ObjectNode each = demands.putObject("properties");
        DemandCodecs.all().forEach(row -> {
            ObjectNode property = Schemas.empty().put("description", row.meaning());
            property.setAll(row.codec().schema());
            each.set(row.key(), property);
        });
        properties.set(CeilingDecoder.DEMANDS, demands.put("additionalProperties", false));
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode requiring(String key) {
        ObjectNode form = Schemas.empty();
        form.putArray("required").add(key);
        return form;
    }
}
