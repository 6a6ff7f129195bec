package dev.hasp.seccomp;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of one object, one after the other, under the keys that the engine takes them for. */
final class ObjectWalk {

    private final JsonCursor json;
    private final ObjectKeys keys;
    private long seen;
    private String written = "";

    ObjectWalk(JsonCursor json, ObjectKeys keys) {
        this.json = json;
        this.keys = keys;
    }

    /** Moves to the next member's value and gives its key: the engine's spelling, an unknown one, or null at the end. */
    @Nullable
    String next() throws IOException {
        String name = json.nextName();
        if (name == null) {
            return null;
        }
        written = name;
        Integer position = keys.find(name);
        if (position == null) {
            json.next();
            return name;
        }
        String key = keys.key(position);
        boolean duplicate = (seen & 1L << position) != 0;
        seen |= 1L << position;
        if (duplicate) {
            json.note("duplicate key; the engine takes the last value and lays it over the earlier ones");
        } else if (!key.equals(name)) {
            json.note("engines read this key as " + key + "; write it so");
        }
        json.next();
        return key;
    }

    /** Keeps an unknown member's value. */
    void keep(Map<String, String> unknownFields) throws IOException {
        json.note("engines do not know this member and ignore it");
        if (unknownFields.put(written, json.raw()) != null) {
            json.note("duplicate key; only the last value is kept");
        }
    }
}
