package dev.hasp.seccomp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies of JSON members that keep the order of the document. */
final class Members {

    private Members() {}

    static Map<String, String> copy(Map<String, String> members) {
        return members.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}
