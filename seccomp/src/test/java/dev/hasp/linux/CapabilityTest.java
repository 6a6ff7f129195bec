package dev.hasp.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"NET_ADMIN", "net_admin", "CAP_NET_ADMIN", "cap_net_admin", "Cap_Net_Admin", " NET_ADMIN "})
    void reads_a_name_in_any_case_with_or_without_prefix(String text) {
        assertThat(Capability.of(text)).isSameAs(Capability.NET_ADMIN);
    }

    @Test
    void carries_a_capability_that_it_does_not_know() {
        Capability future = Capability.of("cap_time_travel");

        assertThat(future.kernelName()).isEqualTo("CAP_TIME_TRAVEL");
        assertThat(future.isKnown()).isFalse();
        assertThat(future.bit()).isEmpty();
        assertThat(future).isEqualTo(Capability.of("TIME_TRAVEL")).isGreaterThan(Capability.CHECKPOINT_RESTORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CAP_",
                "ALL",
                "cap_all",
                "NET ADMIN",
                "NET_ADMIN,SYS_TIME",
                "9LIVES",
                "--privileged",
                "CHÖWN"
            })
    void refuses_what_cannot_be_a_name(String text) {
        assertThatThrownBy(() -> Capability.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void knows_every_bit_up_to_linux_6_in_order() {
        assertThat(Capability.known()).hasSize(41).isSorted();
        assertThat(Capability.known().stream().mapToInt(c -> c.bit().orElseThrow()))
                .containsExactlyElementsOf(IntStream.range(0, 41).boxed().toList());
    }
}
