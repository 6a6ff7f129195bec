package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;

/** The JSON Schema (draft 2020-12) of documents, put together from the codecs. */
final class ProfileSchema {

    private ProfileSchema() {}

    static ObjectNode document() {
        ObjectNode schema = Schemas.empty()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:hasp:profile:" + ProfileDecoder.VERSION)
                .put("title", "Hasp security profile")
                .put("description", "What a container may do. A key that is left out is not decided.")
                .put("type", "object");
        schema.putArray("required").add(ProfileDecoder.VERSION_KEY);
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject(ProfileDecoder.VERSION_KEY)
                .put("description", "the version of this format")
                .put("const", ProfileDecoder.VERSION);
        properties
                .putObject(ProfileDecoder.SCHEMA_KEY)
                .put("description", "where editors find this schema; it decides nothing")
                .put("type", "string");
        properties.setAll(controls());
        return schema.put("additionalProperties", false);
    }

    /** What a mapping of controls may hold. */
    static ObjectNode controls() {
        ObjectNode properties = Schemas.empty();
        Controls.all().forEach(control -> properties.set(control.key(), property(control)));
        return properties;
    }

    private static <T> ObjectNode property(Control<T> control) {
        ObjectNode property = Schemas.empty().put("description", control.summary());
        property.setAll(ControlCodecs.of(control).schema());
        property.putArray("examples").add(example(control));
        return property;
    }

    /** The example of a control in its one spelling. */
    private static <T> JsonNode example(Control<T> control) {
        SecurityProfile profile = ProfileDocument.readSetting(
                "example", control.key() + "=" + ControlCodecs.row(control).example());
        return YamlWriter.encoded(profile, control);
    }
}
