package dev.hasp.testing.params;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Controls;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import dev.hasp.profiles.Restricted;
import org.junit.jupiter.params.ParameterizedTest;

class PresetSourceTest {

    static final class Own {
        static final SecurityProfile JOB = Restricted.preset().profile();
        static final SecuritySpec SPEC = Restricted.preset().toSpec();
        static final String OTHER = "no preset";

        private Own() {}
    }

    @ParameterizedTest
    @PresetSource
    void every_preset_of_hasp_comes_as_itself(Preset<?> preset) {
        assertThat(Presets.all()).contains(preset);
    }

    @ParameterizedTest
    @PresetSource({"batch-job", "ci-runner"})
    void presets_come_by_name_as_a_spec(SecuritySpec spec) {
        assertThat(spec.profile().origin(Controls.MEMORY).orElseThrow().layer()).isIn("batch-job", "ci-runner");
    }

    @ParameterizedTest
    @PresetSource(in = Own.class)
    void presets_of_one_s_own_come_from_fields(SecurityProfile profile) {
        assertThat(profile).isEqualTo(Restricted.preset().profile());
    }
}
