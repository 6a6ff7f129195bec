package dev.hasp.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.document.ProfileDocument;
import dev.hasp.effective.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a profile asks, control by control, in the words of documents. */
final class AskedWords {

    private final SecurityProfile profile;
    private final JsonNode document;

    AskedWords(SecurityProfile profile) {
        this.profile = profile;
        try {
            this.document = new ObjectMapper().readTree(ProfileDocument.toJson(profile));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document is JSON", impossible);
        }
    }

    /** What was asked of a control; empty where nobody decided it. */
    Optional<Asked> of(Control<?> control) {
        Optional<Origin> origin = profile.origin(control);
        return origin.map(from -> new Asked(control, value(control), from));
    }

    private Value value(Control<?> control) {
        JsonNode node = document.path(control.key());
        if (control == Controls.SECCOMP && node.isObject()) {
            return Value.of("a profile of its own");
        }
        if (node.isObject() && node.isEmpty()) {
            return Value.of("default");
        }
        return node.isContainerNode() ? Value.of(items(node)) : Value.of(text(node));
    }

    private static List<String> items(JsonNode node) {
        List<String> items = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(member -> items.add(member.getKey() + " " + text(member.getValue())));
        } else {
            node.forEach(element -> items.add(text(element)));
        }
        return items;
    }

    private static String text(JsonNode node) {
        if (node.isObject()) {
            return items(node).stream().collect(Collectors.joining(" "));
        }
        return node.isArray() ? String.join(" ", items(node)) : node.asText();
    }
}
