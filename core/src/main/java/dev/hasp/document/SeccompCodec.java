package dev.hasp.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.control.Seccomp;
import dev.hasp.document.Node.Mapping;
import dev.hasp.document.Node.Scalar;
import dev.hasp.seccomp.SeccompParseException;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.text.Quoted;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A word, a whole seccomp profile, or the name of a file that holds one. */
final class SeccompCodec implements Codec<Seccomp> {

    private static final Map<String, Seccomp> WORDS = Map.of(
            "default", Seccomp.engineDefault(), "builtin", Seccomp.builtin(), "unconfined", Seccomp.unconfined());
    private static final String REMEDY = "correct the seccomp profile";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public boolean takes(Node node) {
        return node instanceof Scalar || node instanceof Mapping;
    }

    @Override
    public Optional<Seccomp> decode(Node node, Reading reading) {
        if (node instanceof Scalar scalar && !scalar.isNull() && !scalar.isBoolean()) {
            return word(scalar, reading);
        }
        if (!(node instanceof Mapping mapping)) {
            reading.unexpected(node, type());
            return Optional.empty();
        }
        mapping.entries().forEach((key, entry) -> {
            if (!key.equals("profile") && !key.equals("file")) {
                reading.problem(
                        entry.place(), "is no key of seccomp", () -> Nearest.remedy(key, List.of("profile", "file")));
            }
        });
        Node.Entry profile = mapping.entries().get("profile");
        Node.Entry file = mapping.entries().get("file");
        if ((profile == null) == (file == null)) {
            reading.problem(
                    node.place(),
                    profile == null ? "names no profile" : "has a profile and a file",
                    "expected one of profile and file");
            return Optional.empty();
        }
        return profile != null ? inline(profile.value(), reading) : file(file.value(), reading);
    }

    private static Optional<Seccomp> word(Scalar scalar, Reading reading) {
        Seccomp known = WORDS.get(scalar.text());
        if (known == null) {
            boolean path = scalar.text().contains("/") || scalar.text().endsWith(".json");
            reading.problem(
                    scalar.place(),
                    Quoted.of(scalar.text()) + (path ? " looks like a file" : " is no seccomp profile"),
                    path
                            ? "write seccomp: {file: …}, or the profile itself under profile"
                            : "expected default, builtin, unconfined, or a mapping with profile or file");
        }
        return Optional.ofNullable(known);
    }

    private static Optional<Seccomp> inline(Node node, Reading reading) {
        if (!(node instanceof Mapping)) {
            reading.unexpected(node, "a seccomp profile as a mapping");
            return Optional.empty();
        }
        int before = reading.count();
        JsonNode json = NodeJson.of(node, reading);
        if (reading.count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(Seccomp.profile(SeccompProfile.parse(json.toString())));
        } catch (SeccompParseException refusal) {
            refusal.problems()
                    .forEach(each -> reading.problem(Pointers.find(node, each.pointer()), each.message(), REMEDY));
            return Optional.empty();
        }
    }

    private static Optional<Seccomp> file(Node node, Reading reading) {
        Optional<String> name = Scalars.text().decode(node, reading);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Seccomp.profile(SeccompProfile.parse(reading.files().read(name.get()))));
        } catch (SeccompParseException refusal) {
            String file = Quoted.of(name.get());
            refusal.problems().forEach(each -> reading.problem(node.place(), file + " " + each, REMEDY));
            return Optional.empty();
        } catch (IOException | IllegalArgumentException refused) {
            reading.problem(
                    node.place(),
                    Quoted.of(name.get()) + " cannot be read: " + reason(refused),
                    "put the profile itself under profile, or name a file that can be read here");
            return Optional.empty();
        }
    }

    private static String reason(Exception refused) {
        return refused instanceof NoSuchFileException
                ? "there is no such file"
                : Quoted.of(String.valueOf(refused.getMessage()));
    }

    @Override
    public JsonNode encode(Seccomp value) {
        if (value instanceof Seccomp.Custom custom) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            try {
                return object.set("profile", MAPPER.readTree(custom.profile().toJson()));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a seccomp profile writes itself as JSON", impossible);
            }
        }
        String word = value instanceof Seccomp.Builtin
                ? "builtin"
                : value instanceof Seccomp.Unconfined ? "unconfined" : "default";
        return JsonNodeFactory.instance.textNode(word);
    }

    /** Nothing: a profile and a file stand for each other, not beside each other. */
    @Override
    public JsonNode parts(Seccomp value) {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode profile = Schemas.type("object");
        ObjectNode properties = profile.putObject("properties");
        properties.set("profile", Schemas.type("object").put("description", "the profile itself, as Docker reads it"));
        properties.set("file", Schemas.type("string").put("description", "the file that holds the profile"));
        profile.put("additionalProperties", false).put("minProperties", 1).put("maxProperties", 1);
        return Schemas.anyOf(Schemas.words(List.of("default", "builtin", "unconfined")), profile);
    }

    @Override
    public String type() {
        return "default, builtin, unconfined, or a mapping with profile or file";
    }
}
