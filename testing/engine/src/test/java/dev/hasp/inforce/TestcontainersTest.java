package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecuritySpec;
import dev.hasp.profiles.Restricted;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.LockedContainers;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;

@RequiresEngine
class TestcontainersTest {

    private final Engine engine;

    TestcontainersTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void a_container_of_testcontainers_is_locked_by_its_modifier() throws IOException, InterruptedException {
        SecuritySpec spec = Restricted.preset().user(4242, 4243).toSpec();

        try (GenericContainer<?> container = new GenericContainer<>(engine.image())
                .withImagePullPolicy(image -> false)
                .withCreateContainerCmdModifier(spec::applyTo)
                .withCommand("sleep", "1000")) {
            container.start();
            ExecResult status = container.execInContainer("cat", "/proc/1/status");

            assertThat(status.getStdout().lines())
                    .contains("Uid:\t4242\t4242\t4242\t4242", "NoNewPrivs:\t1", "CapBnd:\t0000000000000000");
        }
    }

    @Test
    void one_that_the_test_kit_sets_up_is_found_again_by_a_later_run(LockedContainers locked) {
        SecuritySpec spec = Restricted.preset().toSpec();

        try (GenericContainer<?> container = new GenericContainer<>(engine.image())
                .withImagePullPolicy(image -> false)
                .withCreateContainerCmdModifier(locked.setUp(spec))
                .withCommand("sleep", "1000")) {
            container.start();

            assertThat(container.getContainerInfo().getConfig().getLabels())
                    .containsKeys("dev.hasp.testing.run", "dev.hasp.testing.due", "org.testcontainers");
            assertThat(container.getContainerInfo().getHostConfig().getReadonlyRootfs())
                    .isTrue();
        }
    }
}
