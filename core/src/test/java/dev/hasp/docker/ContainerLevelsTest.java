package dev.hasp.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.selinux.LevelRange;
import dev.hasp.selinux.MalformedLabelException;
import dev.hasp.selinux.mcs.Holding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainerLevelsTest {

    private static final String FILES = "system_u:object_r:container_file_t:";

    @Test
    void finds_the_level_of_a_container_once() {
        assertThat(ContainerLevels.of("web", "system_u:system_r:container_t:s0:c280,c838", FILES + "s0:c280,c838"))
                .containsExactly(new Holding("web", LevelRange.parse("s0:c280,c838")));
    }

    @Test
    void keeps_the_files_apart_where_they_have_another_level() {
        assertThat(ContainerLevels.of("web", "system_u:system_r:container_t:s0:c1,c2", FILES + "s0:c3,c4"))
                .containsExactly(
                        new Holding("web", LevelRange.parse("s0:c1,c2")),
                        new Holding("web/files", LevelRange.parse("s0:c3,c4")));
    }

    @Test
    void finds_none_without_a_label() {
        assertThat(ContainerLevels.of("web", "", "")).isEmpty();
        assertThat(ContainerLevels.of("web", null, null)).isEmpty();
        assertThat(ContainerLevels.of("privileged", "", FILES + "s0:c1022,c1023"))
                .isEmpty();
    }

    @Test
    void passes_over_no_label_that_it_cannot_read() {
        assertThatThrownBy(() -> ContainerLevels.of("web", "system_u:system_r:container_t", ""))
                .isInstanceOf(MalformedLabelException.class);
    }

    @Test
    void knows_a_container_without_a_label_as_a_holder() {
        ContainerLevels levels = new ContainerLevels(Set.of("web"), List.of());

        assertThat(levels.has("web")).isTrue();
        assertThat(levels.has("web/files")).isTrue();
        assertThat(levels.has("job")).isFalse();
    }
}
