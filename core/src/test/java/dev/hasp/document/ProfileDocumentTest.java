package dev.hasp.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileDocumentTest {

    static java.util.List<Control<?>> controls() {
        return Controls.all();
    }

    @ParameterizedTest
    @MethodSource("controls")
    void every_control_has_an_example_that_is_read_and_reads_back(Control<?> control) {
        String example = ControlCodecs.row(control).example();
        SecurityProfile profile =
                ProfileDocument.read("example.yaml", "version: 1\n" + control.key() + ": " + example + "\n");

        assertThat(profile.decided()).containsExactly(control);
        assertThat(profile.origin(control)).contains(Origin.document("example.yaml", 2, 1));
        String yaml = ProfileDocument.toYaml(profile);
        String json = ProfileDocument.toJson(profile);
        assertThat(ProfileDocument.read("again.yaml", yaml)).as(yaml).isEqualTo(profile);
        assertThat(ProfileDocument.read("again.json", json)).as(json).isEqualTo(profile);
    }

    @Test
    void all_problems_are_reported_at_once_with_their_places() {
        try {
            ProfileDocument.read("site.yaml", """
                    version: 1
                    memory: 2x
                    memmory: 1g
                    capabilities:
                      add: [NET_RAW, "no good"]
                      dropp: ALL
                    memory: 1g
                    privileged: yes
                    cpus:
                    """);
        } catch (DocumentException all) {
            assertThat(all.problems()).map(Problem::path).contains("memory");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "null", "Null", "NULL", "true", "0755", "1e3", "", " ", "yes"})
    void a_text_that_looks_like_something_else_stays_text(String text) {
        SecurityProfile profile =
                SecurityProfile.builder().sysctls(Map.of("kernel.x", text)).build();

        assertThat(ProfileDocument.read("yaml", ProfileDocument.toYaml(profile)))
                .isEqualTo(profile);
    }
}
