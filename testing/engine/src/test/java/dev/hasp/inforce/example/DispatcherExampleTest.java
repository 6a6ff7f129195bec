package dev.hasp.inforce.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Cpus;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@RequiresEngine
class DispatcherExampleTest {

    private static final List<String> SHOW = List.of(
            "sh",
            "-c",
            "cat /proc/self/status; cd /sys/fs/cgroup; "
                    + "cat memory/memory.limit_in_bytes cpu/cpu.cfs_quota_us memory.max cpu.max 2>/dev/null; true");

    private final Engine engine;

    DispatcherExampleTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void a_job_runs_as_its_user_with_its_memory_and_processors_and_nothing_else() {
        DockerClient docker = engine.client();
        var job = new Dispatcher.Job(engine.image(), SHOW, 4242, 4243, ByteSize.mebibytes(96), Cpus.of(0.5));

        String said;
        try (Container container = engine.container(Dispatcher.start(docker, job))) {
            said = container.await(Engine.TIME_LIMIT).stdout();
        }

        assertThat(said.lines())
                .contains(
                        "Uid:\t4242\t4242\t4242\t4242",
                        "Gid:\t4243\t4243\t4243\t4243",
                        "CapPrm:\t0000000000000000",
                        "CapEff:\t0000000000000000",
                        "CapBnd:\t0000000000000000",
                        "NoNewPrivs:\t1",
                        "Seccomp:\t2",
                        Long.toString(96 << 20));
        assertThat(said).containsAnyOf("\n50000\n", "\n50000 100000\n");
    }

    @Test
    void the_example_has_at_most_twenty_lines_of_code() throws IOException {
        Path source = Path.of(System.getProperty("hasp.root"))
                .resolve("testing/engine/src/test/java/dev/hasp/inforce/example/Dispatcher.java");

        List<String> code = Files.readAllLines(source).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
                .filter(line -> !line.startsWith("/**"))
                .toList();

        assertThat(code).hasSizeLessThanOrEqualTo(20);
    }
}
