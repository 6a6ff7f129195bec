package dev.hasp.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects what a spec wants in the body of {@code POST /containers/create}. */
final class ApiBody extends Output {

    /**
     * What a field shall hold.
     *
     * @param control the control that decides it
     * @param value the value, or empty where nothing may be set there
     */
    record Wanted(Control<?> control, Optional<JsonNode> value) {}

    private final Map<ApiField, Wanted> wanted = new LinkedHashMap<>();

    ApiBody(SecuritySpec spec) {
        super(spec, "not-in-docker-java");
    }

    Map<ApiField, Wanted> wanted() {
        return wanted;
    }

    /** A field shall hold this. */
    void set(ApiField field, Object value) {
        put(field, Optional.of(Json.tree(value)));
    }

    /** A field shall hold the engine's default, which is to hold nothing. */
    void leave(ApiField field) {
        put(field, Optional.empty());
    }

    /** A field shall hold this, or nothing where this says no more than nothing does. */
    void setOrLeave(ApiField field, Object value) {
        JsonNode tree = Json.tree(value);
        boolean blank = !tree.isBoolean() && field.isUnset(tree);
        put(field, blank ? Optional.empty() : Optional.of(tree));
    }

    private void put(ApiField field, Optional<JsonNode> value) {
        if (wanted.put(field, new Wanted(control(), value)) != null) {
            throw new IllegalStateException(field + " is written twice");
        }
    }
}
