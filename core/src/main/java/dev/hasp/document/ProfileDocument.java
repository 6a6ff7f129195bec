package dev.hasp.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Profiles as documents: YAML 1.2 or JSON with {@code version: 1} and the keys of {@link dev.hasp.control.Controls}.
 * The format is described in {@code docs/profile-format.md}.
 *
 * <p>Nothing is skipped: a document either means a profile, or all that is wrong with it is reported at once. Reading is
 * bounded: at most 4 Mi characters, 200,000 values and 80 levels; no anchors, aliases, tags or merge keys.
 */
public final class ProfileDocument {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER));

    private ProfileDocument() {}

    /**
     * Reads a profile that names no file.
     *
     * @param name what the document is called in problems and origins; JSON if it ends with {@code .json}, else YAML
     * @throws DocumentException with all problems, if there is any
     */
    public static SecurityProfile read(String name, String text) {
        return read(name, text, ReferencedFiles.none());
    }

    /**
     * Reads a profile.
     *
     * @param name what the document is called in problems and origins; JSON if it ends with {@code .json}, else YAML
     * @param files reads what the document names, such as the file of a seccomp profile
     * @throws DocumentException with all problems, if there is any
     */
    public static SecurityProfile read(String name, String text, ReferencedFiles files) {
        Reading reading = new Reading(name, files, true);
        Optional<Node> tree = tree(text, name, reading);
        if (tree.isEmpty() && reading.count() == 0) {
            reading.problem(Place.root(1, 1), "is empty", "expected version: 1 and what the profile decides");
        }
        ProfileDecoder decoder =
                new ProfileDecoder(reading, place -> Origin.document(name, place.line(), place.column()));
        SecurityProfile profile = tree.map(decoder::document).orElse(SecurityProfile.empty());
        reading.finish();
        return profile;
    }

    /** The tree of a document, of JSON where its name says so; empty where it is too long, broken or empty. */
    static Optional<Node> tree(String text, String name, Reading reading) {
        Place root = Place.root(1, 1);
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.length() > Limits.CHARACTERS) {
            reading.problem(root, "is longer than " + Limits.CHARACTERS + " characters", "no profile needs that many");
            return Optional.empty();
        }
        return name.toLowerCase(Locale.ROOT).endsWith(".json")
                ? JsonTree.read(content, root, reading)
                : YamlTree.read(content, root, reading);
    }

    /**
     * Reads one setting such as {@code memory=2g} over nothing.
     *
     * @throws DocumentException with all problems, if there is any
     */
    public static SecurityProfile readSetting(String name, String setting) {
        return readSettings(name, List.of(setting), ReferencedFiles.none());
    }

    /**
     * Reads settings over nothing; see {@link #readSettings(String, List, SecurityProfile, ReferencedFiles)}.
     *
     * @throws DocumentException with all problems, if there is any
     */
    public static SecurityProfile readSettings(String name, List<String> settings, ReferencedFiles files) {
        return readSettings(name, settings, SecurityProfile.empty(), files);
    }

    /**
     * Reads settings {@code KEY=VALUE} as one layer over a base. A key is a document's, with dots for what is inside a
     * control, such as {@code ulimits.nofile}; a value is YAML. A control that is set in part keeps the rest of what the
     * base decides for it: {@code capabilities.add=[NET_RAW]} takes back nothing of what is dropped. A control that is
     * set as a whole is replaced. Setting the same thing twice is a problem, so that order never matters.
     *
     * @param name what the layer is called in problems and origins, such as {@code --set}
     * @param base what the settings stand on; only what they set is in the result
     * @param files reads what a setting names
     * @throws DocumentException with all problems, if there is any
     */
    public static SecurityProfile readSettings(
            String name, List<String> settings, SecurityProfile base, ReferencedFiles files) {
        Reading reading = new Reading(name, files, false);
        SecurityProfile profile = new ProfileDecoder(reading, place -> Origin.layer(name))
                .settings(Settings.read(settings, base, reading));
        reading.finish();
        return profile;
    }

    /** The profile as YAML, which reads back as the same profile: its controls in order, each in its one spelling. */
    public static String toYaml(SecurityProfile profile) {
        return YamlWriter.write(profile, false);
    }

    /** The same YAML with a comment before each control that says which layer decided it. */
    public static String toYamlWithOrigins(SecurityProfile profile) {
        return YamlWriter.write(profile, true);
    }

    /** The profile as JSON, which reads back as the same profile, with a newline at the end. */
    public static String toJson(SecurityProfile profile) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", ProfileDecoder.VERSION);
        profile.decided().forEach(control -> document.set(control.key(), YamlWriter.encoded(profile, control)));
        return pretty(document);
    }

    /** The JSON Schema (draft 2020-12) of documents, as {@code docs/hasp-profile.schema.json}, for editors. */
    public static String schema() {
        return pretty(ProfileSchema.document());
    }

    static String pretty(ObjectNode document) {
        try {
            return MAPPER.writer(PRINTER).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is JSON", impossible);
        }
    }
}
