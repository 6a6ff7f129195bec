package dev.hasp.inforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.seccomp.ResolvedProfile;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A {@code linux.seccomp} object, compared by what it says of each call: engines group calls into entries as they like. */
record OciSeccomp(JsonNode object) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static OciSeccomp of(ResolvedProfile profile) {
        try {
            return new OciSeccomp(JSON.readTree(profile.toJson()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the object says beside its rules, and by call what its rules say. */
    private TreeMap<String, Set<String>> said() {
        TreeMap<String, Set<String>> said = new TreeMap<>();
        object.properties().forEach(member -> {
            if (!member.getKey().equals("syscalls")) {
                said.put("(" + member.getKey() + ")", Set.of(member.getValue().toString()));
            }
        });
        for (JsonNode entry : object.path("syscalls")) {
            ObjectNode rule = entry.deepCopy();
            rule.remove("names");
            entry.path("names")
                    .forEach(name -> said.computeIfAbsent(name.asText(), call -> new TreeSet<>())
                            .add(rule.toString()));
        }
        return said;
    }

    /** What is not said alike, where this is what was configured. */
    Optional<String> differenceTo(OciSeccomp meant) {
        TreeMap<String, Set<String>> configured = said();
        TreeMap<String, Set<String>> other = meant.said();
        if (configured.equals(other)) {
            return Optional.empty();
        }
        TreeMap<String, Set<String>> less = new TreeMap<>(other);
        less.entrySet().removeAll(configured.entrySet());
        configured.entrySet().removeAll(meant.said().entrySet());
        return Optional.of("meant " + less + ", configured " + configured);
    }
}
