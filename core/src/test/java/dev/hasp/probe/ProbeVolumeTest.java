package dev.hasp.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.observed.KernelFiles.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProbeVolumeTest {

    private static final String ROOT = "702 640 0:52 / / ro,relatime - overlay overlay rw\n";
    private static final String VOLUME =
            "745 702 8:1 /volumes/a/_data /.hasp-probe ro,relatime master:1 - ext4 /dev/sda1 rw\n";
    private static final String BELOW = "746 702 8:1 /a /.hasp-probe/more ro - ext4 /dev/sda1 rw\n";
    private static final String SOURCE = "747 702 8:1 /.hasp-probe /data ro - ext4 /.hasp-probe rw\n";

    @Test
    void is_no_mount_of_the_workload() {
        assertThat(ProbeVolume.without(ROOT + VOLUME)).isEqualTo(ROOT);
    }

    @Test
    void is_known_by_its_target_alone() {
        assertThat(ProbeVolume.without(ROOT + SOURCE + BELOW)).isEqualTo(ROOT + SOURCE + BELOW);
    }

    @Test
    void is_not_among_what_a_probe_read() {
        ProbedFiles files = new ProbedFiles(0);
        byte[] table = Arrays.copyOf((ROOT + VOLUME).getBytes(StandardCharsets.UTF_8), 4096);

        files.add(FileQuestion.text("/proc/self/mountinfo"), (ROOT + VOLUME).length(), table);

        assertThat(files.text("/proc/self/mountinfo")).isEqualTo(new Answer.Content<>(ROOT));
    }
}
