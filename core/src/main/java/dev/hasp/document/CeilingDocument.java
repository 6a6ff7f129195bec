package dev.hasp.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.Origin;
import dev.hasp.SecuritySpec;
import dev.hasp.ceiling.AtMost;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.ceiling.Requirement;
import java.util.List;
import java.util.Optional;

/**
 * Ceilings as documents: YAML 1.2 or JSON with {@code version: 1}, a {@code name}, and {@code atMost}, which holds controls
 * as a profile does, or {@code demands}, or both. The format is described in {@code docs/ceilings.md}.
 *
 * <p>Read as {@link ProfileDocument} reads profiles: within the same bounds, with nothing skipped, and with every problem.
 */
public final class CeilingDocument {

    private CeilingDocument() {}

    /**
     * Reads a ceiling that names no file.
     *
     * @param name what the document is called in problems and origins; JSON if it ends with {@code .json}, else YAML
     * @throws DocumentException with all problems, if there is any
     */
    public static Ceiling read(String name, String text) {
        return read(name, text, ReferencedFiles.none());
    }

    /**
     * Reads a ceiling.
     *
     * @param name what the document is called in problems and origins; JSON if it ends with {@code .json}, else YAML
     * @param files reads what the document names, such as the file of a seccomp profile
     * @throws DocumentException with all problems, if there is any
     */
    public static Ceiling read(String name, String text, ReferencedFiles files) {
        Reading reading = new Reading(name, files, true);
        Optional<Node> tree = ProfileDocument.tree(text, name, reading);
        if (tree.isEmpty() && reading.count() == 0) {
            reading.problem(Place.root(1, 1), "is empty", "expected version: 1, a name and what the ceiling allows");
        }
        CeilingDecoder decoder =
                new CeilingDecoder(reading, place -> Origin.document(name, place.line(), place.column()));
        Optional<Ceiling> ceiling = tree.flatMap(decoder::document);
        reading.finish();
        return ceiling.orElseThrow();
    }

    /**
     * The ceiling as YAML, which reads back as one that admits the same; names that rules have of their own are not in it.
     *
     * @throws IllegalArgumentException if it is no single ceiling of standard demands, each once
     */
    public static String toYaml(Ceiling ceiling) {
        ObjectNode document = document(ceiling);
        StringBuilder yaml = new StringBuilder();
        document.properties().forEach(each -> yaml.append(YamlWriter.entry(each.getKey(), each.getValue())));
        return yaml.toString();
    }

    /**
     * The ceiling as JSON, which reads back as {@link #toYaml} does, with a newline at the end.
     *
     * @throws IllegalArgumentException if it is no single ceiling of standard demands, each once
     */
    public static String toJson(Ceiling ceiling) {
        return ProfileDocument.pretty(document(ceiling));
    }

    /** The JSON Schema (draft 2020-12) of documents, as {@code docs/hasp-ceiling.schema.json}, for editors. */
    public static String schema() {
        return ProfileDocument.pretty(CeilingSchema.document());
    }

    private static ObjectNode document(Ceiling ceiling) {
        List<String> names = ceiling.requirements().stream()
                .map(Requirement::ceiling)
                .distinct()
                .toList();
        if (names.size() != 1) {
            throw new IllegalArgumentException(
                    "a document holds one ceiling, and this is " + names + "; write each to a document of its own");
        }
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put(ProfileDecoder.VERSION_KEY, ProfileDecoder.VERSION)
                .put(CeilingDecoder.NAME, names.get(0));
        ObjectNode demands = JsonNodeFactory.instance.objectNode();
        for (Requirement requirement : ceiling.requirements()) {
            if (requirement.demand() instanceof AtMost bound) {
                once(document, CeilingDecoder.AT_MOST);
                document.set(CeilingDecoder.AT_MOST, controls(bound.bound()));
            } else {
                demand(requirement.demand(), demands);
            }
        }
        if (!demands.isEmpty()) {
            document.set(CeilingDecoder.DEMANDS, demands);
        }
        return document;
    }

    private static ObjectNode controls(SecuritySpec bound) {
        ObjectNode controls = JsonNodeFactory.instance.objectNode();
        bound.decided().forEach(control -> controls.set(control.key(), YamlWriter.encoded(bound.profile(), control)));
        return controls;
    }

    private static void demand(Demand demand, ObjectNode demands) {
        for (DemandCodecs.Row<?> row : DemandCodecs.all()) {
            if (row.encode(demand).isPresent()) {
                once(demands, row.key());
                demands.set(row.key(), row.encode(demand).get());
                return;
            }
        }
        throw new IllegalArgumentException("the demand " + demand.key() + " has no form in documents; keep it in code");
    }

    private static void once(ObjectNode object, String key) {
        if (object.has(key)) {
            throw new IllegalArgumentException(
                    "a document says " + key + " once, and this ceiling does so twice; make one of them");
        }
    }
}
