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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of the command line put over a profile.
 *
 * <p>A layer decides a control as a whole. Who writes {@code capabilities.add} means that part of it, and a command that
 * dropped the rest would open what the profile had closed; so the parts that no dotted key names are taken over. A
 * seccomp profile is one thing, and is replaced.
 */
final class Settings {

    private static final String NAME = "--set";

    private final SecurityProfile base;
    private final List<String> settings;

    private Settings(SecurityProfile base, List<String> settings) {
        this.base = base;
        this.settings = settings;
    }

    static SecurityProfile on(SecurityProfile base, List<String> settings) {
        return settings.isEmpty() ? base : base.overlay(new Settings(base, settings).layer());
    }

    private SecurityProfile layer() {
        List<String> all = new ArrayList<>(settings);
        for (Control<?> control : base.decided()) {
            List<String> parts = parts(control);
            if (!parts.isEmpty() && control != Controls.SECCOMP) {
                keep(control, parts, all);
            }
        }
        try {
            return ProfileDocument.readSettings(NAME, all, file -> Documents.referenced(Path.of(NAME), file));
        } catch (DocumentException refusal) {
            throw Failure.findings(Issue.of(refusal));
        }
    }

    /** The parts of a control that dotted keys name, or none where the whole of it is set. */
    private List<String> parts(Control<?> control) {
        List<String> parts = new ArrayList<>();
        for (String setting : settings) {
            String key = setting.substring(0, Math.max(0, setting.indexOf('=')));
            if (key.equals(control.key())) {
                return List.of();
            }
            if (key.startsWith(control.key() + ".")) {
                parts.add(key.substring(control.key().length() + 1));
            }
        }
        return parts;
    }

    private void keep(Control<?> control, List<String> parts, List<String> all) {
        try {
            JsonNode document = new ObjectMapper().readTree(ProfileDocument.toJson(base));
            if (document.path(control.key()) instanceof ObjectNode value) {
                ObjectNode kept = without(value, "", parts);
                if (!kept.isEmpty()) {
                    all.add(control.key() + "=" + kept);
                }
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document is JSON", impossible);
        }
    }

    private static ObjectNode without(ObjectNode value, String path, List<String> parts) {
        ObjectNode kept = value.objectNode();
        value.properties().forEach(member -> {
            String here = path + member.getKey();
            if (parts.stream().anyMatch(part -> here.equals(part) || here.startsWith(part + "."))) {
                return;
            }
            if (member.getValue() instanceof ObjectNode inner) {
                ObjectNode rest = without(inner, here + ".", parts);
                if (!rest.isEmpty() || inner.isEmpty()) {
                    kept.set(member.getKey(), rest);
                }
            } else if (parts.stream().noneMatch(part -> part.startsWith(here + "."))) {
                kept.set(member.getKey(), member.getValue());
            }
        });
        return kept;
    }
}
