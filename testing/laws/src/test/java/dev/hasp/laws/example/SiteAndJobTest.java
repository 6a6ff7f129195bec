package dev.hasp.laws.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.InvalidProfileException;
import dev.hasp.Origin;
import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteAndJobTest {

    @TempDir
    private Path folder;

    @Test
    void the_job_s_memory_replaces_the_site_s_and_each_remembers_its_layer() throws IOException {
        SecuritySpec spec = SiteAndJob.spec(site("memory: 1g\npidsLimit: 64\n"), ByteSize.gibibytes(4));

        assertThat(spec.flags().arguments())
                .containsExactly("--memory=4294967296", "--memory-swap=4294967296", "--pids-limit=64");
        assertThat(spec.profile().origin(Controls.MEMORY)).contains(Origin.layer("job 42"));
        assertThat(spec.profile().origin(Controls.PIDS_LIMIT)).contains(Origin.document("site.yaml", 3, 1));
    }

    @Test
    void an_impossible_whole_names_both_layers() throws IOException {
        Path site = site("memoryReservation: 2g\n");

        assertThatThrownBy(() -> SiteAndJob.spec(site, ByteSize.gibibytes(1)))
                .isInstanceOf(InvalidProfileException.class)
                .hasMessageContaining("site.yaml line 2")
                .hasMessageContaining("job 42");
    }

    private Path site(String controls) throws IOException {
        return Files.writeString(folder.resolve("site.yaml"), "version: 1\n" + controls);
    }
}
