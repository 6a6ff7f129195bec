package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.NoEngineException;
import dev.hasp.testing.engine.Outcome;
import dev.hasp.testing.engine.RequiresEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@RequiresEngine
class EngineTest {

    private final Engine engine;

    EngineTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void a_run_gives_the_exit_code_and_both_outputs() {
        Outcome outcome = engine.run(EngineTest::asItIs, "sh", "-c", "echo out; echo err >&2; exit 7");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.stdout()).isEqualTo("out\n");
        assertThat(outcome.stderr()).isEqualTo("err\n");
        assertThat(outcome.warnings()).isEmpty();
    }

    @Test
    void a_run_gives_what_the_engine_warned_of() {
        Outcome outcome = engine.run(create -> create.getHostConfig().withOomKillDisable(true), "true");

        assertThat(outcome.warnings()).isNotEmpty();
    }

    @Test
    void a_command_that_does_not_end_is_killed_and_says_what_it_wrote() {
        try (Container container = engine.create(EngineTest::asItIs, "sh", "-c", "echo begun; sleep 1000")) {
            assertThatThrownBy(() -> container.run(Duration.ofSeconds(2)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("PT2S")
                    .hasMessageContaining("begun");
        }
    }

    @Test
    void a_closed_container_is_gone() {
        Container container = engine.create(EngineTest::asItIs, "sleep", "1000").start();
        container.close();

        assertThatThrownBy(container::inspect).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_command_can_be_run_in_a_container_that_runs() {
        try (Container container = engine.create(EngineTest::asItIs, "sh", "-c", "echo 42 > /tmp/answer; sleep 1000")
                .start()) {
            Outcome outcome = container.exec("sh", "-c", "until cat /tmp/answer; do sleep 0.1; done; exit 3");

            assertThat(outcome.stdout()).isEqualTo("42\n");
            assertThat(outcome.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void an_engine_that_does_not_answer_is_named_with_what_to_do() {
        assertThatThrownBy(() -> Engine.connect("unix:///nowhere/docker.sock"))
                .isInstanceOf(NoEngineException.class)
                .hasMessageContaining("unix:///nowhere/docker.sock")
                .hasMessageContaining(".ci/engine start");
    }

    private static void asItIs(CreateContainerCmd create) {
        assertThat(create.getImage()).startsWith("hasp-busybox:");
    }
}
