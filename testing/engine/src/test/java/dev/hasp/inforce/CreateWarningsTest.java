package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.CreateContainerCmd;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuSet;
import dev.hasp.control.PidsLimit;
import dev.hasp.docker.CreatedContainer;
import dev.hasp.docker.DockerEngine;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.EngineLimit;
import dev.hasp.engine.NotEnforceableException;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** That nothing is lost of what an engine says when it creates a container. */
class CreateWarningsTest {

    @Nested
    @RequiresEngine
    class OnDocker {

        private final Engine engine;

        OnDocker(Engine engine) {
            this.engine = engine;
        }

        @Test
        void a_spec_that_is_in_force_is_created_without_a_finding() {
            SecuritySpec spec = SecurityProfile.empty()
                    .with(Controls.NO_NEW_PRIVILEGES, true)
                    .toSpec();

            CreatedContainer created = create(engine, spec, command -> {});

            assertThat(created.findings()).isEmpty();
            assertThat(created.warnings()).isEmpty();
            created.requireInForce();
        }

        @Test
        void a_limit_that_the_engine_drops_is_a_finding() {
            boolean weight = DockerEngine.facts(engine.client())
                    .enforces(EngineLimit.BLKIO_WEIGHT)
                    .equals(Optional.of(true));
            SecuritySpec spec =
                    SecurityProfile.empty().with(Controls.BLKIO_WEIGHT, 500).toSpec();

            CreatedContainer created = create(engine, spec, command -> {});

            assertThat(codes(created)).isEqualTo(weight ? List.of() : List.of("created-without-block-io-weight"));
            assertThat(controls(created)).isEqualTo(weight ? List.of() : List.of(Controls.BLKIO_WEIGHT));
        }

        @Test
        void what_the_caller_asked_for_beside_the_spec_is_found_as_well() {
            EngineFacts facts = DockerEngine.facts(engine.client());
            SecuritySpec spec = SecurityProfile.empty()
                    .with(Controls.KERNEL_MEMORY, ByteSize.mebibytes(64))
                    .toSpec();

            CreatedContainer created = create(
                    engine,
                    spec,
                    command -> command.getHostConfig().withOomKillDisable(true).withCpuPercent(10L));

            assertThat(created.warnings()).isNotEmpty();
            assertThat(codes(created)).contains("engine-warning");
            // later versions of the API pass over kernel memory without a word
            if (facts.cgroupVersion().equals(Optional.of(CgroupVersion.V1))
                    && facts.apiVersion().equals(Optional.of(new ApiVersion(1, 41)))) {
                assertThat(codes(created))
                        .containsExactlyInAnyOrder(
                                "created-with-deprecated-kernel-memory",
                                "created-unlimited-without-oom-killer",
                                "engine-warning");
            }
            assertThat(created.findings())
                    .filteredOn(found -> found.finding().code().equals("engine-warning"))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.effect()).isEqualTo(Effect.UNKNOWN);
                        assertThat(found.finding().control()).isEqualTo(Control.CONTAINER);
                        assertThat(found.finding().message())
                                .contains("linux does not support CPU percent. Percent discarded.");
                    });
            assertThatThrownBy(created::requireInForce).isInstanceOf(NotEnforceableException.class);
        }
    }

    @Nested
    @RequiresEngine("cgroup2")
    class WithoutControllers {
        @Test
        void every_limit_that_is_dropped_is_a_finding_of_its_own(Engine engine) {
            SecuritySpec spec = SecurityProfile.empty()
                    .with(Controls.MEMORY, ByteSize.mebibytes(64))
                    .with(Controls.PIDS_LIMIT, PidsLimit.of(20))
                    .with(Controls.CPU_SHARES, 512)
                    .with(Controls.CPUSET_CPUS, CpuSet.parse("0"))
                    .toSpec();

            CreatedContainer created = create(engine, spec, command -> {});

            assertThat(controls(created))
                    .containsExactlyInAnyOrder(
                            Controls.MEMORY, Controls.PIDS_LIMIT, Controls.CPU_SHARES, Controls.CPUSET_CPUS);
            assertThat(created.findings()).extracting(EngineFinding::effect).containsOnly(Effect.DISCARDED);
            assertThatThrownBy(created::requireInForce).isInstanceOf(NotEnforceableException.class);
        }
    }

    private static CreatedContainer create(Engine engine, SecuritySpec spec, Consumer<CreateContainerCmd> own) {
        try (CreateContainerCmd command = engine.client().createContainerCmd(engine.image())) {
            own.accept(command);
            CreatedContainer created = spec.create(command);
            try (Container container = engine.container(created.id())) {
                assertThat(container.inspect().getId()).isEqualTo(created.id());
            }
            return created;
        }
    }

    private static List<String> codes(CreatedContainer created) {
        return created.findings().stream().map(found -> found.finding().code()).toList();
    }

    private static List<Control<?>> controls(CreatedContainer created) {
        return created.findings().stream()
                .<Control<?>>map(found -> found.finding().control())
                .toList();
    }
}
