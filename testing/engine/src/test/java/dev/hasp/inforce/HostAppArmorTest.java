package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.apparmor.LoadedMode;
import dev.hasp.docker.DockerEngine;
import dev.hasp.engine.EngineFacts;
import dev.hasp.observed.Observation;
import dev.hasp.probe.ContainerProbe;
import dev.hasp.probe.HostAppArmor;
import dev.hasp.probe.ProbeException;
import dev.hasp.probe.ProbeException.Reason;
import dev.hasp.probe.ProbeRequest;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** That the profiles of an engine's host are seen through the engine. */
class HostAppArmorTest {

    private static final ProbeRequest REQUEST =
            ProbeRequest.of(Observation.wanted(List.of(), List.of())).withLimit(Duration.ofMinutes(3));

    @Nested
    @RequiresEngine
    class AnyEngine {
        @Test
        void a_host_without_apparmor_has_no_list(Engine engine) {
            EngineFacts facts = DockerEngine.facts(engine.client());
            Assumptions.assumeFalse(facts.appArmor().equals(Optional.of(true)), "the engine's host has AppArmor");

            assertThatThrownBy(() -> HostAppArmor.read(engine.client(), REQUEST))
                    .isInstanceOfSatisfying(
                            ProbeException.class,
                            nothing -> assertThat(nothing.reason()).isEqualTo(Reason.NOT_THERE))
                    .hasMessageContaining("no AppArmor");
        }
    }

    @Nested
    @EnabledIfEnvironmentVariable(
            named = "HASP_ENGINE_VM",
            matches = ".+",
            disabledReason = "a virtual machine takes minutes; testing/vm/vm start prints where it answers")
    @RequiresEngine("vm")
    class WithAppArmor {
        @Test
        void the_kernel_s_list_is_read_and_nothing_is_left(Engine engine) {
            Map<String, LoadedMode> loaded = HostAppArmor.read(engine.client(), REQUEST);

            assertThat(loaded).containsEntry("docker-default", LoadedMode.ENFORCE);
            assertThat(engine.client()
                            .listContainersCmd()
                            .withShowAll(true)
                            .withLabelFilter(List.of(ContainerProbe.LABEL))
                            .exec())
                    .isEmpty();
        }
    }
}
