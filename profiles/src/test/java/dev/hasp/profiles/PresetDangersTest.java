package dev.hasp.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.danger.Dangers;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetDangersTest {

    /** The dangers that presets have, each because of what its class comment says. */
    private static final Map<String, Set<String>> SAID = Map.of(
            // it asks for nothing: no limits, and NET_RAW on the shared bridge for whoever is root
            "docker-default", Set.of("processes-without-limit", "memory-without-limit", "neighbours-spoofed"),
            // user namespaces are what a browser's own sandbox is made of
            "headless-browser", Set.of("user-namespaces-made"),
            // a driver adds devices that the engine does not name
            "gpu-job", Set.of("disk-read-or-written", "input-forged"));

    @ParameterizedTest
    @MethodSource("presets")
    void has_no_danger_beside_those_that_are_said(Preset<?> preset) {
        assertThat(Dangers.of(preset.profile().toSpec().on(EngineFacts.plainDocker("28.5.2"))))
                .extracting(danger -> danger.code().code())
                .containsExactlyInAnyOrderElementsOf(SAID.getOrDefault(preset.name(), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void has_no_certain_danger_but_the_default(Preset<?> preset) {
        assertThat(Dangers.of(preset.profile().toSpec().on(EngineFacts.plainDocker("28.5.2"))))
                .allMatch(danger -> !danger.isCertain() || preset.name().equals("docker-default"));
    }

    static List<Preset<?>> presets() {
        return Presets.all();
    }
}
