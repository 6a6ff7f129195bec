package dev.hasp.meet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Controls;
import org.junit.jupiter.api.Test;

class MeetsTest {

    @Test
    void every_control_has_a_line_in_the_order_of_the_controls() {
        assertThat(Meets.controls()).containsExactlyElementsOf(Controls.all());
    }
}
