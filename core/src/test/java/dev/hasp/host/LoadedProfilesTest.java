package dev.hasp.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.apparmor.LoadedMode;
import dev.hasp.apparmor.MalformedAppArmorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedProfilesTest {

    @TempDir
    private Path directory;

    @Test
    void a_copy_of_the_kernel_s_list_is_read() throws IOException {
        Path list = Files.writeString(directory.resolve("profiles"), "docker-default (enforce)\n");

        assertThat(LoadedProfiles.read(list)).containsOnlyKeys("docker-default").containsValue(LoadedMode.ENFORCE);
    }

    @Test
    void what_is_not_there_or_no_list_is_an_error() throws IOException {
        Path list = Files.writeString(directory.resolve("profiles"), "profile docker-default {}\n");

        assertThatThrownBy(() -> LoadedProfiles.read(directory.resolve("nowhere")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> LoadedProfiles.read(list)).isInstanceOf(MalformedAppArmorException.class);
    }
}
