package dev.hasp.inforce;

import static dev.hasp.testing.assertions.HaspAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.hasp.SecuritySpec;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.profiles.Restricted;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.EngineTest;
import dev.hasp.testing.engine.LockedContainers;
import dev.hasp.testing.engine.LockedRun;
import java.time.Duration;

/** What a test with an engine is given. */
class LockedContainersTest {

    private static final SecuritySpec SPEC = Restricted.preset().toSpec();

    @EngineTest
    void a_command_under_a_spec_gives_its_output_its_exit_code_and_what_the_kernel_says(LockedContainers locked) {
        LockedRun run = locked.run(SPEC, "sh", "-c", "id -u; touch /x; exit 3");

        assertThat(run.stdout()).isEqualTo("65534\n");
        assertThat(run.stderr()).contains("Read-only file system");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.observed().sighting(Aspects.UID).value()).contains(65534L);
        assertThat(run.observed().sighting(Aspects.NO_NEW_PRIVS).value()).contains(true);
    }

    @EngineTest
    void a_command_that_takes_too_long_is_ended(LockedContainers locked) {
        LockedContainers hasty = locked.withLimit(Duration.ofSeconds(2));

        assertThatThrownBy(() -> hasty.run(SPEC, "sh", "-c", "echo begun; sleep 1000"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("PT2S", "begun");
    }

    @EngineTest
    void what_a_test_started_is_gone_at_its_end(Engine engine, LockedContainers locked) {
        Container started = locked.start(SPEC, "sleep", "1000");
        locked.close();

        assertThatThrownBy(started::inspect).isInstanceOf(NotFoundException.class);
    }

    @EngineTest
    void facts_and_client_are_the_engine_s(DockerClient client, EngineFacts facts, Engine engine) {
        assertThat(client).isSameAs(engine.client());
        assertThat(facts.version().toString())
                .isEqualTo(client.versionCmd().exec().getVersion());
        assertThat(SPEC).on(facts).runsAsNonRoot();
    }

    @EngineTest
    void an_image_of_one_s_own_runs_too(Engine engine, LockedContainers locked) {
        assertThat(locked.withImage(engine.image()).run(SPEC, "echo", "here").stdout())
                .isEqualTo("here\n");
    }

    @EngineTest
    void a_spec_is_verified_in_place(LockedContainers locked) {
        assertThat(locked.verify(SPEC).rows()).isNotEmpty();
    }
}
