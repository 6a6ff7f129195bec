package dev.hasp.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsDocumentTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("hasp.root"), "docs", "presets.md");

    static List<Preset<?>> overAnother() {
        List<Preset<?>> presets = new ArrayList<>(Presets.all());
        presets.remove(0);
        return presets;
    }

    @Test
    void the_document_says_what_the_presets_are() throws IOException {
        if (Boolean.getBoolean("hasp.update")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, PresetsDocument.text());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/presets.md is stale; run this test with -Dhasp.update=true and read the difference")
                .isEqualTo(PresetsDocument.text());
    }

    @ParameterizedTest
    @MethodSource("overAnother")
    void every_decision_beyond_the_base_has_a_reason_and_no_reason_is_without_a_decision(Preset<?> preset) {
        SecurityProfile base = base(preset);
        Set<String> decisions = new TreeSet<>();
        for (Control<?> control : Controls.all()) {
            if (!preset.profile().get(control).equals(base.get(control))) {
                decisions.add(control.key());
            }
        }
        Set<String> given = new TreeSet<>(ClassComment.of(preset.getClass()).subjects());
        if (decisions.remove("capabilities") && preset.getClass() != Restricted.class) {
            added(preset.profile()).stream()
                    .filter(c -> !added(base).contains(c))
                    .forEach(decisions::add);
        } else if (preset.getClass() == Restricted.class) {
            decisions.add("capabilities");
        }
        decisions.remove("privileged"); // off in all of them, as in an engine's default
        if (preset.getClass() == Debug.class) {
            given.remove("pid"); // says what its parameter does
        }

        assertThat(given).isEqualTo(decisions);
    }

    private static SecurityProfile base(Preset<?> preset) {
        if (preset.getClass() == Restricted.class) {
            return SecurityProfile.empty();
        }
        String markdown = ClassComment.of(preset.getClass()).markdown();
        return Presets.all().stream()
                .filter(base -> markdown.contains("Over " + base.getClass().getSimpleName() + ","))
                .findFirst()
                .orElseThrow()
                .profile();
    }

    private static Set<String> added(SecurityProfile profile) {
        Set<String> names = new TreeSet<>();
        profile.capabilities().map(Capabilities::add).orElse(Set.of()).forEach(c -> names.add(c.name()));
        return names;
    }
}
