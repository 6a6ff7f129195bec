package dev.hasp.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.document.DocumentException;
import dev.hasp.document.ProfileDocument;
import dev.hasp.document.ReferencedFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * Settings of the command line put over a profile.
 *
 * <p>A layer decides a control as a whole. Who writes {@code capabilities.add} means that part of it, and a command that
 * dropped the rest would open what the profile had closed; so the parts that no dotted key names are taken over. A seccomp profile is one
 * thing, and is replaced.
 */
final class Settings {

    private static final String NAME = "--set";

    private Settings() {}

    static SecurityProfile on(SecurityProfile base, List<String> settings) {
        if (settings.isEmpty()) {
            return base;
        }
        SecurityProfile layer = read(settings);
        SecurityProfile result = base.overlay(layer);
        for (Control<?> control : layer.decided()) {
            if (base.decided().contains(control) && isInside(control, settings) && control != Controls.SECCOMP) {
                result = result.overlay(read(List.of(control.key() + "=" + both(base, layer, control))));
            }
        }
        return result;
    }

    private static SecurityProfile read(List<String> settings) {
        ReferencedFiles files = name -> Documents.referenced(Path.of(NAME), name);
        try {
            return ProfileDocument.readSettings(NAME, settings, files);
        } catch (DocumentException refusal) {
            throw Failure.findings(Issue.of(refusal));
        }
    }

    /** Whether the settings name parts of the control, and never the whole of it. */
    private static boolean isInside(Control<?> control, List<String> settings) {
        return settings.stream().noneMatch(setting -> setting.startsWith(control.key() + "="));
    }

    private static JsonNode both(SecurityProfile base, SecurityProfile layer, Control<?> control) {
        return merged(value(base, control), value(layer, control));
    }

    private static JsonNode value(SecurityProfile profile, Control<?> control) {
        try {
            return new ObjectMapper().readTree(ProfileDocument.toJson(profile)).path(control.key());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document is JSON", impossible);
        }
    }

    /** The second's members over the first's; anything but an object stands for itself. */
    private static JsonNode merged(JsonNode below, JsonNode above) {
        if (!(below instanceof ObjectNode) || !(above instanceof ObjectNode over)) {
            return above;
        }
        ObjectNode both = below.deepCopy();
        over.properties()
                .forEach(member -> both.set(member.getKey(), merged(both.path(member.getKey()), member.getValue())));
        return both;
    }
}
