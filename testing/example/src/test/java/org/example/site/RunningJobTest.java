package org.example.site;

import static dev.hasp.testing.assertions.HaspAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.testing.engine.EngineTest;
import dev.hasp.testing.engine.LockedContainers;
import dev.hasp.testing.engine.LockedRun;
import dev.hasp.testing.params.PresetSource;
import org.junit.jupiter.params.ParameterizedTest;

/** With an engine where there is one, skipped where there is none, failed where there is none and CI is true. */
class RunningJobTest {

    private static final SecuritySpec SPEC =
            SitePresets.NIGHTLY_JOB.without(Controls.MOUNTS).toSpec();

    @EngineTest
    void a_job_cannot_write_to_its_image(LockedContainers locked) {
        LockedRun run = locked.run(SPEC, "sh", "-c", "id -u; touch /usr");

        assertThat(run.stdout()).isEqualTo("65534\n");
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.observed().sighting(Aspects.NO_NEW_PRIVS).value()).contains(true);
    }

    @EngineTest
    void this_engine_would_keep_it_in_too(EngineFacts facts) {
        assertThat(SPEC).on(facts).runsAsNonRoot().hasNoNetwork();
    }

    @ParameterizedTest
    @PresetSource(in = SitePresets.class)
    void every_preset_of_the_site_is_within_its_ceiling(SecurityProfile preset) {
        assertThat(preset).isWithin(SitePresets.SITE);
    }
}
