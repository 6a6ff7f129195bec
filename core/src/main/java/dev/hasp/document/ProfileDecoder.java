package dev.hasp.document;

import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.document.Node.Mapping;
import dev.hasp.document.Node.Scalar;
import dev.hasp.document.Node.Style;
import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a profile of a tree. */
final class ProfileDecoder {

    static final String VERSION_KEY = "version";
    static final String SCHEMA_KEY = "$schema";
    static final int VERSION = 1;

    private static final List<String> KEYS = keys();

    private final Reading reading;
    private final Function<Place, Origin> origin;
    private final SecurityProfile.Builder profile = SecurityProfile.builder();

    ProfileDecoder(Reading reading, Function<Place, Origin> origin) {
        this.reading = reading;
        this.origin = origin;
    }

    /** The profile of a document, which says its version. */
    SecurityProfile document(Node root) {
        if (!(root instanceof Mapping mapping)) {
            reading.problem(root.place(), "is " + root.noun(), "expected a mapping such as version: 1");
            return profile.build();
        }
        Node.Entry version = mapping.entries().get(VERSION_KEY);
        if (version == null) {
            reading.problem(root.place(), "has no version", "add version: " + VERSION);
        } else if (!version(version.value(), reading)) {
            return profile.build();
        }
        mapping.entries().forEach((key, entry) -> {
            if (key.equals(SCHEMA_KEY)) {
                Scalars.text().decode(entry.value(), reading);
            } else if (!key.equals(VERSION_KEY)) {
                control(key, entry);
            }
        });
        return profile.build();
    }

    /** The profile of settings, which have no version of their own. */
    SecurityProfile settings(Mapping settings) {
        settings.entries().forEach(this::control);
        return profile.build();
    }

    /** Whether this reader knows the version; keys of another one are not judged. */
    static boolean version(Node node, Reading reading) {
        if (!(node instanceof Scalar scalar) || scalar.style() == Style.TEXT || scalar.isNull()) {
            reading.unexpected(node, "the number " + VERSION);
            return true;
        }
        if (scalar.text().equals(Integer.toString(VERSION))) {
            return true;
        }
        reading.problem(
                node.place(),
                Quoted.of(scalar.text()) + " is no version of the format that this Hasp reads",
                "expected " + VERSION);
        return false;
    }

    private void control(String key, Node.Entry entry) {
        Optional<Control<?>> control = Controls.byKey(key);
        if (control.isPresent()) {
            decide(control.get(), entry);
            return;
        }
        reading.problem(entry.place(), "is no key of a profile", () -> ForeignKeys.remedy(key, KEYS));
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(VERSION_KEY));
        Controls.all().forEach(control -> keys.add(control.key()));
        return List.copyOf(keys);
    }

    private <T> void decide(Control<T> control, Node.Entry entry) {
        Optional<T> value = ControlCodecs.of(control).decode(entry.value(), reading);
        try {
            value.ifPresent(found -> profile.set(control, found, origin.apply(entry.place())));
        } catch (IllegalArgumentException refusal) {
            reading.malformed(entry.value().place(), refusal);
        }
    }
}
