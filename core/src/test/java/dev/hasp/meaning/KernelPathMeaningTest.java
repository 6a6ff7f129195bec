package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.effective.Aspects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelPathMeaningTest {

    @ParameterizedTest
    @CsvSource({
        "20.10.24+dfsg1, false, false",
        "20.10.27, true, false",
        "23.0.7, false, false",
        "23.0.8, true, false",
        "24.0.6, false, false",
        "24.0.7, true, false",
        "26.1.5+dfsg1, true, false",
        "28.0.1, true, false",
        "28.0.2, true, true",
        "28.5.2, true, true",
        "29.1.0, true, true"
    })
    void which_files_are_hidden_depends_on_the_release(String version, boolean powercap, boolean interrupts) {
        Set<String> masked = Meant.of(Meant.docker(version).build(), profile -> profile)
                .value(Aspects.MASKED)
                .orElseThrow();

        assertThat(masked).contains("/proc/kcore", "/proc/keys", "/sys/firmware");
        assertThat(masked.contains("/sys/devices/virtual/powercap")).isEqualTo(powercap);
        assertThat(masked.contains("/proc/interrupts")).isEqualTo(interrupts);
        assertThat(masked.contains("/sys/devices/system/cpu/cpu1/thermal_throttle"))
                .isEqualTo(interrupts);
        assertThat(masked).doesNotContain("/sys/devices/system/cpu/cpu2/thermal_throttle");
    }

    @Test
    void five_files_are_read_only() {
        assertThat(Meant.of(Meant.bare("28"), profile -> profile).value(Aspects.READ_ONLY))
                .contains(new TreeSet<>(
                        Set.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger")));
    }

    @Test
    void a_list_takes_the_place_of_the_engines() {
        Meant meant = Meant.of(
                Meant.bare("28"),
                profile -> profile.maskedPaths("/proc/keys/", "/proc//keys").readOnlyPaths());

        assertThat(meant.value(Aspects.MASKED)).contains(new TreeSet<>(Set.of("/proc/keys")));
        assertThat(meant.value(Aspects.READ_ONLY)).contains(new TreeSet<>());
        assertThat(meant.codes()).isEmpty();
    }

    @Test
    void privileged_opens_the_engines_list_and_keeps_a_list_that_is_asked_for() {
        Meant meant =
                Meant.of(Meant.bare("28"), profile -> profile.privileged(true).maskedPaths("/proc/kcore"));

        assertThat(meant.value(Aspects.MASKED)).contains(new TreeSet<>(Set.of("/proc/kcore")));
        assertThat(meant.value(Aspects.READ_ONLY)).contains(new TreeSet<>());
    }

    @Test
    void podman_passes_over_a_list() {
        Meant meant = Meant.of(Meant.podman("4.3.1").build(), profile -> profile.maskedPaths("/proc/kcore"));

        assertThat(meant.value(Aspects.MASKED).orElseThrow())
                .contains("/sys/fs/selinux", "/sys/dev/block")
                .doesNotContain("/proc/asound");
        assertThat(meant.value(Aspects.READ_ONLY).orElseThrow()).contains("/proc/asound");
        assertThat(meant.codes()).containsExactly("kernel-paths-ignored");
    }

    @Test
    void what_later_releases_of_podman_hide_is_unknown() {
        assertThat(Meant.of(Meant.podman("5.4.2").build(), profile -> profile).value(Aspects.MASKED))
                .isEmpty();
    }
}
