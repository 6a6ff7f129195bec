package dev.hasp.selinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityContextTest {

    @Test
    void has_four_parts() {
        SecurityContext label = SecurityContext.parse("system_u:system_r:job.process:s0-s0:c2,c1");

        assertThat(label.user()).isEqualTo("system_u");
        assertThat(label.role()).isEqualTo("system_r");
        assertThat(label.type()).isEqualTo("job.process");
        assertThat(label.range()).isEqualTo(new LevelRange(Level.of(), Level.of(1, 2)));
        assertThat(label).hasToString("system_u:system_r:job.process:s0-s0:c1,c2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | lacks parts",
                "system_u:system_r:container_t | lacks parts",
                ":system_r:container_t:s0 | is no name of a policy",
                "system_u:1r:container_t:s0 | is no name of a policy",
                "system_u:system_r:a..b:s0 | is no name of a policy",
                "system_u:system_r:a.:s0 | is no name of a policy",
                "system_u:system_r:a b:s0 | is no name of a policy",
                "system_u:system_r:ä:s0 | is no name of a policy",
                "system_u:system_r:container_t: | has no sensitivity"
            })
    void refuses_what_no_policy_can_hold(String text, String reason) {
        assertThatThrownBy(() -> SecurityContext.parse(text))
                .isInstanceOf(MalformedLabelException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_name_is_as_long_as_the_compiler_takes() {
        String longest = "a" + ".b".repeat(1023);

        assertThat(PolicyName.checked("type", longest)).hasSize(2047);
        assertThatThrownBy(() -> PolicyName.checked("type", longest + "b"))
                .isInstanceOf(MalformedLabelException.class)
                .hasMessageContaining("longer than the names of policies")
                .hasMessageContaining("expected 2047 characters or fewer");
    }

    @Test
    void the_compiler_takes_the_longest_name_and_none_longer() throws TestPolicy.Refused {
        String longest = "a".repeat(2047);

        assertThat(TestPolicy.with(object(longest)).holds("system_u:object_r:" + longest + ":s0"))
                .isTrue();
        assertThatThrownBy(() -> TestPolicy.with(object(longest + "a")))
                .isInstanceOf(TestPolicy.Refused.class)
                .hasMessageContaining("Name length greater than max");
    }

    private static String object(String type) {
        return "(type " + type + ") (roletype object_r " + type + ")";
    }
}
