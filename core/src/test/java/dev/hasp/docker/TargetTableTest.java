package dev.hasp.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TargetTableTest {

    static Stream<TargetTable> targets() {
        return Stream.of(TargetTable.dockerCommand(), TargetTable.dockerJava());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void every_control_has_a_cell_in_every_target(TargetTable table) {
        assertThat(table.expressions()).extracting(Expression::control).containsExactlyElementsOf(Controls.all());
        for (Control<?> control : Controls.all()) {
            assertThat(table.expression(control).text())
                    .as("%s in %s", control, table.target())
                    .isNotBlank();
        }
    }
}
