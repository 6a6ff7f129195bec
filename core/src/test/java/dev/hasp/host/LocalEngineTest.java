package dev.hasp.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.ByteSize;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.KernelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEngineTest {

    private static final EngineFacts HERE = EngineFacts.docker("28.5.2").toBuilder()
            .hostName("build-7")
            .kernel(KernelVersion.of("6.12.107-amd64"))
            .memory(ByteSize.of(24_696_508L * 1024))
            .build();

    @TempDir
    private Path proc;

    @BeforeEach
    void a_host() throws IOException {
        Files.createDirectories(proc.resolve("sys/kernel"));
        Files.writeString(proc.resolve("sys/kernel/hostname"), "build-7\n");
        Files.writeString(proc.resolve("sys/kernel/osrelease"), "6.12.107-amd64\n");
        Files.writeString(proc.resolve("meminfo"), "MemTotal:       24696508 kB\nMemFree:         1 kB\n");
    }

    @Test
    void name_kernel_and_memory_tell_a_host() {
        assertThat(LocalEngine.isOnThisHost(HERE, proc)).isTrue();
        assertThat(LocalEngine.isOnThisHost(HERE.toBuilder().hostName("build-8").build(), proc))
                .isFalse();
        assertThat(LocalEngine.isOnThisHost(
                        HERE.toBuilder().kernel(new KernelVersion(6, 1)).build(), proc))
                .isFalse();
        assertThat(LocalEngine.isOnThisHost(
                        HERE.toBuilder().memory(ByteSize.of(1)).build(), proc))
                .isFalse();
    }

    @Test
    void what_is_not_told_is_not_the_same() {
        assertThat(LocalEngine.isOnThisHost(
                        HERE.toBuilder().hostName(Optional.empty()).build(), proc))
                .isFalse();
        assertThat(LocalEngine.isOnThisHost(
                        HERE.toBuilder().memory(Optional.empty()).build(), proc))
                .isFalse();
    }

    @Test
    void a_machine_without_proc_is_nobody_s_host() {
        assertThat(LocalEngine.isOnThisHost(HERE, proc.resolve("missing"))).isFalse();
    }
}
