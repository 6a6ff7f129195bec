package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.hasp.profiles.Restricted;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test run leaves behind that was killed, and what the next one makes of it. */
@RequiresEngine
class KilledRunTest {

    private final Engine engine;

    KilledRunTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void the_next_run_takes_away_what_a_killed_one_left_behind() throws Exception {
        List<String> left = startAndKill();
        try (Container container = engine.container(left.get(0))) {
            assertThat(container.inspect().getState().getRunning()).isTrue();

            Engine.connect(engine.address().toString()).close();

            assertThatThrownBy(container::inspect).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> engine.client()
                            .inspectNetworkCmd()
                            .withNetworkId(left.get(1))
                            .exec())
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(
                            () -> engine.client().inspectVolumeCmd(left.get(2)).exec())
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void another_run_leaves_alone_what_belongs_to_one_that_lives() {
        try (Container container =
                engine.create(Restricted.preset().toSpec(), "sleep", "1000").start()) {
            Engine.connect(engine.address().toString()).close();

            assertThat(container.inspect().getState().getRunning()).isTrue();
        }
    }

    private List<String> startAndKill() throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedRun.class.getName(),
                        engine.address().toString(),
                        "killed-run-" + ProcessHandle.current().pid())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = run.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            assertThat(line).as("what it started").isNotNull();
            return List.of(line.split(" "));
        } finally {
            run.destroyForcibly().waitFor();
        }
    }
}
