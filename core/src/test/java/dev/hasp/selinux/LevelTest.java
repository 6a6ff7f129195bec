package dev.hasp.selinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s0 | s0",
                "s15:c1023 | s15:c1023",
                "s0:c1,c1 | s0:c1",
                "s0:c3,c2,c1 | s0:c1.c3",
                "s0:c2,c1 | s0:c1,c2",
                "s0:c1.c2,c7 | s0:c1,c2,c7",
                "s0:c1.c5,c3.c9 | s0:c1.c9",
                "s0:c0.c1023 | s0:c0.c1023",
                "s0:c1022,c1023 | s0:c1022,c1023"
            })
    void has_one_spelling(String text, String normal) {
        assertThat(Level.parse(text)).hasToString(normal).isEqualTo(Level.parse(normal));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | no sensitivity",
                "c1 | no sensitivity",
                "S0 | no sensitivity",
                "s | no sensitivity",
                "s01 | no sensitivity",
                "' s0' | no sensitivity",
                "s0-s0 | no sensitivity",
                "s16 | a sensitivity that no policy has",
                "s0: | what is no category",
                "s0:c1, | what is no category",
                "s0:c1,,c2 | what is no category",
                "s0:c01 | what is no category",
                "s0:c1.c2.c3 | what is no category",
                "s0:c1.3 | what is no category",
                "s0:c١ | what is no category",
                "'s0:c1 ' | what is no category",
                "s0:c99999999999 | what is no category",
                "s0:c1024 | categories that no policy has",
                "s0:c5.c5 | a range that does not run upwards",
                "s0:c5.c1 | a range that does not run upwards"
            })
    void refuses_what_no_policy_can_hold(String text, String reason) {
        assertThatThrownBy(() -> Level.parse(text))
                .isInstanceOf(MalformedLabelException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("expected a level such as s0:c100,c200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s0:c1,c2 | s0:c1,c2 | true | true",
                "s0:c1,c2 | s0:c1 | true | false",
                "s0:c1 | s0 | true | false",
                "s0:c1,c2 | s0:c1,c3 | false | false",
                "s1 | s0 | true | false",
                "s1 | s0:c1 | false | false",
                "s0:c0.c1023 | s0:c7,c9 | true | false"
            })
    void dominates_what_it_holds_whole(String one, String other, boolean over, boolean under) {
        Level first = Level.parse(one);
        Level second = Level.parse(other);

        assertThat(first.dominates(second)).isEqualTo(over);
        assertThat(second.dominates(first)).isEqualTo(under);
        assertThat(first.isApartFrom(second)).isEqualTo(!over && !under);
    }

    @Test
    void is_made_of_categories_that_exist() {
        assertThat(Level.of(2, 1, 2)).hasToString("s0:c1,c2");
        assertThat(Level.of().categories()).isEmpty();
        assertThat(Level.parse("s0:c3,c1").categories()).containsExactly(1, 3);
        assertThatThrownBy(() -> Level.of(1024)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s0 | s0 | true",
                "s0-s0 | s0 | true",
                "s0:c1-s0:c1 | s0:c1 | true",
                "s0-s0:c0.c1023 | s0-s0:c0.c1023 | false",
                "s0-s15:c1,c0 | s0-s15:c0,c1 | false"
            })
    void a_range_has_one_spelling(String text, String normal, boolean one) {
        assertThat(LevelRange.parse(text)).hasToString(normal);
        assertThat(LevelRange.parse(text).isOne()).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({"s0:c1-s0", "s1-s0", "'s0:c1-s0:c2'", "s0-", "-s0", "s0-s0-s0", "-"})
    void a_range_runs_upwards(String text) {
        assertThatThrownBy(() -> LevelRange.parse(text)).isInstanceOf(MalformedLabelException.class);
    }
}
