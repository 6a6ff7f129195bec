package dev.hasp.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimitsTest {

    static Stream<Arguments> hostile() {
        StringBuilder laughs =
                new StringBuilder("version: 1\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
        }
        StringBuilder indented = new StringBuilder("version: 1\n");
        for (int i = 0; i < 2_000; i++) {
            indented.append(" ".repeat(i)).append("a:\n");
        }
        StringBuilder keys = new StringBuilder("version: 1\n");
        for (int i = 0; i < 50_000; i++) {
            keys.append("memry").append(i).append(": 1\n");
        }
        return Stream.of(
                Arguments.of("billion laughs", "x.yaml", laughs.toString()),
                Arguments.of("brackets", "x.yaml", "[".repeat(500_000)),
                Arguments.of("brackets", "x.json", "[".repeat(500_000)),
                Arguments.of("braces", "x.yaml", "{a: ".repeat(300_000)),
                Arguments.of("braces", "x.json", "{\"a\":".repeat(300_000)),
                Arguments.of("dashes", "x.yaml", "- ".repeat(500_000)),
                Arguments.of("question marks", "x.yaml", "? ".repeat(500_000)),
                Arguments.of("indentation", "x.yaml", indented.toString()),
                Arguments.of("unknown keys", "x.yaml", keys.toString()),
                Arguments.of("same key", "x.yaml", "version: 1\n" + "memory: 1\n".repeat(50_000)),
                Arguments.of("items", "x.yaml", "version: 1\ngroups: [" + "0,".repeat(500_000) + "0]"),
                Arguments.of("items", "x.json", "{\"version\": 1, \"groups\": [" + "0,".repeat(500_000) + "0]}"),
                Arguments.of("number", "x.yaml", "version: 1\nmemory: " + "9".repeat(1_000_000)),
                Arguments.of("number", "x.json", "{\"version\": 1, \"memory\": " + "9".repeat(1_000_000) + "}"),
                Arguments.of("cpus", "x.yaml", "version: 1\ncpus: " + "1".repeat(1_000_000)),
                Arguments.of("duration", "x.yaml", "version: 1\nstopTimeout: " + "1m".repeat(500_000)),
                Arguments.of("exponent", "x.yaml", "version: 1\nseccomp: {profile: {defaultErrnoRet: 1e999999999}}"),
                Arguments.of("long key", "x.yaml", "version: 1\n" + "k".repeat(1_000) + ": 1"),
                Arguments.of("longer key", "x.json", "{\"version\": 1, \"" + "k".repeat(1_000_000) + "\": 1}"),
                Arguments.of("quotes", "x.yaml", "version: 1\nhostname: \"" + "\\".repeat(1_000_000)),
                Arguments.of("characters", "x.yaml", "#".repeat(Limits.CHARACTERS + 1)),
                Arguments.of("characters", "x.json", " ".repeat(Limits.CHARACTERS + 1)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("hostile")
    void a_hostile_document_is_refused_soon_and_shortly(String what, String name, String text) {
        DocumentException refused =
                catchThrowableOfType(DocumentException.class, () -> ProfileDocument.read(name, text));

        assertThat(refused).isNotNull();
        assertThat(refused.problems()).isNotEmpty().hasSizeLessThan(1_100);
        assertThat(refused.getMessage()).hasSizeLessThan(500_000);
    }

    @Test
    void what_exceeds_a_limit_is_said() {
        assertThatThrownBy(() -> ProfileDocument.read("x.yaml", "a: ".repeat(1) + "[".repeat(100)))
                .hasMessageContaining("nested more than 80 deep");
        assertThatThrownBy(() -> ProfileDocument.read("x.yaml", "[" + "0,".repeat(250_000) + "0]"))
                .hasMessageContaining("beyond 200000 values");
        assertThatThrownBy(() -> ProfileDocument.read("x.yaml", "#".repeat(4_194_305)))
                .hasMessageContaining("longer than 4194304 characters");
    }

    @Test
    void problems_beyond_a_thousand_are_counted() {
        DocumentException refused = catchThrowableOfType(
                DocumentException.class,
                () -> ProfileDocument.read("x.yaml", "version: 1\n" + "memory: 1\n".repeat(1_501)));

        assertThat(refused.problems()).hasSize(1_001);
        assertThat(refused).hasMessageEndingWith("500 more problems; correct these first");
    }

    @Test
    void a_long_text_is_a_text() {
        String text = "x".repeat(1_000_000);

        assertThat(ProfileDocument.read("x.yaml", "version: 1\nannotations: {a: " + text + "}")
                        .annotations())
                .hasValueSatisfying(map -> assertThat(map.get("a")).hasSize(1_000_000));
    }
}
