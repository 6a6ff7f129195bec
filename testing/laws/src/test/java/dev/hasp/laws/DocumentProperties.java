package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.document.ProfileDocument;
import dev.hasp.testing.ProfileArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DocumentProperties {

    @Provide
    Arbitrary<SecurityProfile> profiles() {
        return ProfileArbitraries.profiles();
    }

    @Provide
    Arbitrary<SecurityProfile> decisions() {
        return Arbitraries.of(Controls.all()).flatMap(ProfileArbitraries::deciding);
    }

    @Property(tries = 3000)
    void every_decision_reads_back_from_yaml_and_json(@ForAll("decisions") SecurityProfile decision) {
        String yaml = ProfileDocument.toYaml(decision);
        String json = ProfileDocument.toJson(decision);

        assertThat(ProfileDocument.read("yaml", yaml)).as(yaml).isEqualTo(decision);
        assertThat(ProfileDocument.read("x.json", json)).as(json).isEqualTo(decision);
    }

    @Property(tries = 500)
    void every_profile_reads_back_and_is_written_the_same_again(@ForAll("profiles") SecurityProfile profile) {
        String yaml = ProfileDocument.toYaml(profile);
        SecurityProfile again = ProfileDocument.read("yaml", yaml);

        assertThat(again).as(yaml).isEqualTo(profile);
        assertThat(ProfileDocument.toYaml(again)).isEqualTo(yaml);
        assertThat(ProfileDocument.read("yaml", ProfileDocument.toYamlWithOrigins(profile)))
                .isEqualTo(profile);
        assertThat(ProfileDocument.read("x.json", ProfileDocument.toJson(profile)))
                .isEqualTo(profile);
    }

    @Property(tries = 500)
    void no_text_becomes_another_key(@ForAll("profiles") SecurityProfile profile) {
        List<String> expected = new ArrayList<>(List.of("version"));
        profile.decided().forEach(control -> expected.add(control.key()));

        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(ProfileDocument.toYaml(profile));

        assertThat(((Map<?, ?>) loaded).keySet().stream().map(String::valueOf)).containsExactlyElementsOf(expected);
    }
}
