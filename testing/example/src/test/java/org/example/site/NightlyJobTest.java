package org.example.site;

import static dev.hasp.testing.assertions.HaspAssertions.assertThat;
import static dev.hasp.testing.assertions.HaspAssertions.syscall;
import static org.example.site.SitePresets.NIGHTLY_JOB;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.engine.EngineFacts;
import dev.hasp.profiles.BatchJob;
import dev.hasp.testing.laws.PresetLaws;
import dev.hasp.testing.mutation.PolicyMutations;
import dev.hasp.testing.snapshot.PolicySnapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** No engine needed: what the nightly job may, the laws of presets, and the reviewed file with all of it. */
class NightlyJobTest implements PresetLaws {

    private static final EngineFacts ENGINE = EngineFacts.plainDocker("28.5.2");

    @Override
    public SecurityProfile preset() {
        return NIGHTLY_JOB;
    }

    /** The day's data is the one thing that it may see and a container of which nothing is asked may not. */
    @Override
    public SecurityProfile noLooserThan() {
        return SecurityProfile.empty()
                .with(Controls.MOUNTS, NIGHTLY_JOB.mounts().orElseThrow());
    }

    @Test
    void it_is_locked_in() {
        assertThat(NIGHTLY_JOB)
                .on(ENGINE)
                .runsAsNonRoot()
                .holdsNoCapabilities()
                .hasNoNewPrivileges()
                .hasNoNetwork()
                .writesOnlyBelow("/tmp")
                .hasMemoryLimit(ByteSize.gibibytes(4))
                .hasNoSwap()
                .denies(syscall("mount"))
                .isWithin(SitePresets.SITE);
    }

    @Test
    void it_is_looser_than_a_batch_job_in_memory_and_the_day_s_data_alone() {
        SecurityProfile alike = NIGHTLY_JOB.overlay(BatchJob.preset().profile())
                .without(Controls.MOUNTS);

        assertThat(alike).on(ENGINE).isEquallyStrictAs(BatchJob.preset().profile());
    }

    @Test
    void it_changes_with_a_review_alone() {
        PolicySnapshot.of(NIGHTLY_JOB, ENGINE).matches(Path.of("src/test/policies/nightly-job.policy"));
    }

    @Test
    void no_change_of_it_goes_unnoticed() {
        PolicyMutations.of(NIGHTLY_JOB)
                .on(ENGINE)
                .check(job -> assertThat(job).on(ENGINE).isEquallyStrictAs(NIGHTLY_JOB))
                .assertAllNoticed();
    }
}
