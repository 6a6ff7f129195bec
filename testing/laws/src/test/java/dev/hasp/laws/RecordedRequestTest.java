package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.docker.TargetTable;
import dev.hasp.laws.ControlExamples.Example;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Control by control: the docker command makes the request of the flags that docker-java sends. */
class RecordedRequestTest {

    private static Recording recording;

    @BeforeAll
    static void start() throws IOException {
        recording = new Recording();
    }

    @AfterAll
    static void stop() throws IOException {
        if (recording != null) {
            recording.close();
        }
    }

    static Stream<Example> examples() {
        return ControlExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void flags_and_api_say_the_same(Example example) throws Exception {
        int major = recording.command().major();
        assumeTrue(
                major >= example.since(), () -> "docker " + major + " lacks a flag that came with " + example.since());

        Map<String, JsonNode> api = recording.api(example.spec());
        Optional<Map<String, JsonNode>> flags = recording.flags(example.spec().flags());

        assertThat(flags).as(() -> recording.refusal()).isPresent();
        assertThat(flags.orElseThrow())
                .as(() -> example.spec().flags().toString())
                .isEqualTo(api);
    }

    @Test
    void every_control_that_both_can_say_has_an_example() {
        Set<Control<?>> covered = examples().map(Example::control).collect(Collectors.toSet());

        assertThat(Controls.all())
                .filteredOn(control ->
                        TargetTable.dockerCommand().expression(control).possible())
                .filteredOn(
                        control -> TargetTable.dockerJava().expression(control).possible())
                .allSatisfy(control -> assertThat(covered).contains(control));
    }

    @Test
    void a_spec_that_decides_nothing_sends_nothing() throws Exception {
        assertThat(recording.api(SecurityProfile.empty().toSpec())).isEmpty();
        assertThat(recording.flags(SecurityProfile.empty().toSpec().flags())).contains(Map.of());
    }

    @Test
    void a_setting_is_seen_in_both_requests() throws Exception {
        var spec = SecurityProfile.empty().with(Controls.PRIVILEGED, true).toSpec();

        assertThat(recording.api(spec)).containsOnlyKeys("HostConfig.Privileged");
        assertThat(recording.flags(spec.flags()).orElseThrow()).containsOnlyKeys("HostConfig.Privileged");
    }
}
