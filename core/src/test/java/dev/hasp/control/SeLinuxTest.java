package dev.hasp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeLinuxTest {

    @Test
    void has_the_engines_options_in_one_order() {
        SeLinux label = SeLinux.builder()
                .nested(true)
                .fileType("container_file_t")
                .level("s0:c2,c1")
                .type("my-job.process")
                .role("system_r")
                .user("system_u")
                .build();

        assertThat(label.options())
                .containsExactly(
                        "user:system_u",
                        "role:system_r",
                        "type:my-job.process",
                        "level:s0:c2,c1",
                        "filetype:container_file_t",
                        "nested");
        assertThat(label.range()).hasToString("Optional[s0:c1,c2]");
        assertThat(SeLinux.engineDefault().range()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s0:c5.c1 | has a range that does not run upwards",
                "s0:c1024 | names categories that no policy has",
                "s0:c01 | lists what is no category",
                "s0:c1, | lists what is no category",
                "s0:c1-s0 | does not run upwards",
                "s16 | names a sensitivity that no policy has",
                "s0- | has no sensitivity",
                "disable | has no sensitivity"
            })
    void refuses_a_level_that_no_policy_can_hold(String level, String reason) {
        assertThatThrownBy(() -> SeLinux.builder().level(level).build())
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageStartingWith("SELinux ")
                .hasMessageContaining("\"" + level + "\"");
    }

    @ParameterizedTest
    @CsvSource({"''", "1t", "a b", "a..b", "a.", "t:s0", "t=x"})
    void refuses_names_that_no_policy_can_hold(String name) {
        SeLinux.Builder builder = SeLinux.builder();

        assertThatThrownBy(() -> builder.fileType(name).build())
                .isInstanceOf(MalformedValueException.class)
                .hasMessageStartingWith("SELinux file type: ")
                .hasMessageContaining("is no name of a policy; expected a letter");
        assertThatThrownBy(() -> SeLinux.builder().user(name).build()).hasMessageStartingWith("SELinux user: ");
    }
}
