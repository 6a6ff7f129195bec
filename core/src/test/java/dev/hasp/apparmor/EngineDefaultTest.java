package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineDefaultTest {

    @ParameterizedTest
    @CsvSource({
        "20.10.26, false",
        "20.10.27, true",
        "23.0.7, false",
        "23.0.8, true",
        "24.0.6, false",
        "24.0.7, true",
        "25.0.0, true",
        "28.5.2, true"
    })
    void hides_energy_counters_since_the_release_that_began_to(String version, boolean denied) {
        assertThat(paths(docker(version)).contains("/sys/devices/virtual/powercap/**"))
                .isEqualTo(denied);
    }

    @ParameterizedTest
    @CsvSource({"29.4.2, false", "29.4.3, true", "29.5.0, true", "30.0.0, true", "28.5.2, false"})
    void denies_sockets_of_the_kernel_s_cryptography_since_29_4_3(String version, boolean denied) {
        assertThat(docker(version).denials().stream()
                        .map(AppArmorProfile.Noted::rule)
                        .anyMatch(Rule.Network.class::isInstance))
                .isEqualTo(denied);
        assertThat(docker(version).abi().isPresent()).isEqualTo(denied);
    }

    @ParameterizedTest
    @CsvSource({"20.10.24, false", "26.1.2, false", "26.1.3, true", "25.0.5, false", "25.0.6, true", "27.0.0, true"})
    void lets_confined_runtimes_stop_containers_since_26_1_3(String version, boolean known) {
        assertThat(docker(version).senders().contains(new ProfileGlob("runc"))).isEqualTo(known);
    }

    @Test
    void has_one_pattern_for_the_rest_of_proc_at_a_time() {
        for (EngineDefault engine : List.of(docker("20.10.24"), docker("29.4.3"), EngineDefault.podman())) {
            assertThat(paths(engine))
                    .filteredOn(path -> path.startsWith("/proc/{"))
                    .hasSize(1);
        }
    }

    @Test
    void knows_nothing_of_energy_counters_in_podman() {
        assertThat(paths(EngineDefault.podman()))
                .contains("/proc/kcore", "/sys/firmware/**")
                .doesNotContain("/sys/devices/virtual/powercap/**");
    }

    @Test
    void permits_everything_else() {
        assertThat(docker("28.5.2").profile(new ProfileName("docker-default")).rules())
                .extracting(AppArmorProfile.Noted::rule)
                .filteredOn(rule -> !rule.isDeny())
                .hasAtLeastOneElementOfType(Rule.AllFiles.class)
                .hasAtLeastOneElementOfType(Rule.Capabilities.class)
                .hasAtLeastOneElementOfType(Rule.Network.class);
    }

    private static EngineDefault docker(String version) {
        String[] numbers = version.split("\\.", -1);
        return EngineDefault.docker(
                Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
    }

    private static List<String> paths(EngineDefault engine) {
        return engine.denials().stream()
                .map(AppArmorProfile.Noted::rule)
                .filter(Rule.Files.class::isInstance)
                .map(rule -> ((Rule.Files) rule).path().text())
                .toList();
    }
}
