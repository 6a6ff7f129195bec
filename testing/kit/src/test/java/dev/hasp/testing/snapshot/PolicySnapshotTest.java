package dev.hasp.testing.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.profiles.Presets;
import dev.hasp.profiles.Restricted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySnapshotTest {

    private static final EngineFacts ENGINE = EngineFacts.plainDocker("28.5.2");
    private static final SecurityProfile JOB = Restricted.preset().profile();

    @TempDir
    private Path folder;

    @Test
    void the_text_has_one_line_for_each_aspect_and_reads_back() {
        Presets.all().forEach(preset -> {
            SnapshotFile written = SnapshotFile.of(preset.toSpec(), ENGINE);
            SnapshotFile read = SnapshotFile.parse(written.text());

            assertThat(read).as("%s", preset).isEqualTo(written);
            assertThat(read.lines()).hasSameSizeAs(Aspects.all());
            assertThat(read.profile("x")).isEqualTo(preset.profile());
        });
        assertThat(PolicySnapshot.of(JOB, ENGINE).text())
                .contains("\nuid = 65534\n", "\nbounding = none\n", "mount", "# from restricted")
                .doesNotContain("Optional", "MountPoint", "ArgumentCondition", "DiskLimits");
    }

    @Test
    void an_unchanged_policy_matches() throws IOException {
        PolicySnapshot.of(JOB, ENGINE).matches(kept(JOB));
    }

    @Test
    void a_looser_policy_fails_with_what_it_may_now_and_who_decided() throws IOException {
        Path file = kept(JOB);
        SecurityProfile more = JOB.toBuilder()
                .memory(ByteSize.gibibytes(1))
                .memorySwap(SwapLimit.of(ByteSize.gibibytes(1)))
                .build()
                .named("job 42");

        assertThatThrownBy(() -> PolicySnapshot.of(more, ENGINE).matches(file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "job.policy is not what is asked now: it is LOOSER",
                        "memory: looser, now it may use",
                        "- 536870912",
                        "+ 1073741824",
                        "(job 42)",
                        "-Dhasp.update=true");
    }

    @Test
    void a_stricter_policy_fails_as_well_and_says_so() throws IOException {
        Path file = kept(JOB);

        assertThatThrownBy(() -> PolicySnapshot.of(JOB.with(Controls.PIDS_LIMIT, PidsLimit.of(10)), ENGINE)
                        .matches(file))
                .hasMessageContainingAll("it is stricter", "pids: stricter, no longer may it", "- 256", "+ 10");
    }

    @Test
    void another_layer_with_the_same_decisions_is_told_apart() throws IOException {
        SecurityProfile own = SecurityProfile.empty().with(Controls.NETWORK, NetworkMode.none());
        Path file = kept(own.named("site"));

        assertThatThrownBy(() -> PolicySnapshot.of(own.named("team"), ENGINE).matches(file))
                .hasMessageContaining("it permits the same, and is written otherwise");
    }

    @Test
    void another_meaning_of_the_same_request_is_told_apart() throws IOException {
        Path file = kept(JOB);
        Files.writeString(file, Files.readString(file).replace("\npids = 256\n", "\npids = 255\n"));

        assertThatThrownBy(() -> PolicySnapshot.of(JOB, ENGINE).matches(file))
                .hasMessageContainingAll("the same is asked and means something else", "pids:", "- 255", "+ 256");
    }

    @Test
    void a_missing_or_odd_file_fails_with_what_to_do() throws IOException {
        Path file = folder.resolve("job.policy");
        assertThatThrownBy(() -> PolicySnapshot.of(JOB, ENGINE).matches(file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("there is no snapshot", "-Dhasp.update=true");
        Files.writeString(file, "anything");
        assertThatThrownBy(() -> PolicySnapshot.of(JOB, ENGINE).matches(file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("cannot be read as a snapshot");
    }

    private Path kept(SecurityProfile profile) throws IOException {
        return Files.writeString(
                folder.resolve("job.policy"), PolicySnapshot.of(profile, ENGINE).text());
    }
}
