package dev.hasp.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelVersionTest {

    @ParameterizedTest
    @CsvSource({"6.1.0-13-amd64, 6, 1", "4.8-rc1, 4, 8", "3.10.0-1160.el7.x86_64, 3, 10", "5.4, 5, 4"})
    void reads_a_release(String release, int kernel, int major) {
        assertThat(KernelVersion.of(release)).isEqualTo(new KernelVersion(kernel, major));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "six.one", "-1.2", "6.", "99999999999.1"})
    void refuses_what_is_no_release(String release) {
        assertThatThrownBy(() -> KernelVersion.of(release)).hasMessageContaining("\"" + release + "\"");
    }

    @Test
    void compares_numbers_not_text() {
        assertThat(new KernelVersion(4, 10).isAtLeast(new KernelVersion(4, 8))).isTrue();
        assertThat(new KernelVersion(4, 8).isAtLeast(new KernelVersion(4, 10))).isFalse();
    }
}
