package dev.hasp.cli;

import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HaspTest {

    private static final Map<String, String> TERMINAL = Map.of("HASP_TERMINALS", "12", "TERM", "xterm");

    @Test
    void tells_its_version() {
        assertThat(hasp("--version").out()).startsWith("hasp ").endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"presets", "show", "flags", "validate", "explain", "schema"})
    void helps_with_every_verb(String verb) {
        Call help = hasp(verb, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: hasp " + verb).contains("--json");
        assertThat(hasp("--help").out()).contains("  " + verb + " ");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void shows_its_usage_beside_the_output_when_nothing_is_asked_for() {
        Call call = hasp();
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).startsWith("Usage: hasp");
    }

    @Test
    void refuses_what_it_does_not_know_and_names_what_was_meant() {
        Call verb = hasp("flag", "batch-job");
        assertThat(verb.exitCode()).isEqualTo(2);
        assertThat(verb.out()).isEmpty();
        assertThat(verb.err()).contains("did you mean flags").endsWith("[usage]\n");
        assertThat(hasp("flags").err()).contains("Missing required parameter: 'PROFILE'");
        assertThat(hasp("show", "batch-job", "--frmat").exitCode()).isEqualTo(2);
        assertThat(hasp("show", "batch-job", "--set").exitCode()).isEqualTo(2);
        assertThat(hasp("show", "batch-job", "restricted").exitCode()).isEqualTo(2);
    }

    @Test
    void tells_errors_as_json_where_json_is_asked_for() {
        Call call = hasp("explain", "no-such", "--json");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .startsWith("{")
                .contains("\"code\" : \"unknown-profile\"")
                .endsWith("}\n");
        assertThat(hasp("--json", "explain").err()).contains("\"code\" : \"usage\"");
    }

    @Test
    void takes_no_arguments_from_files() {
        assertThat(hasp("show", "@/etc/hostname").err()).contains("@/etc/hostname");
    }

    @Test
    void refuses_an_argument_that_the_locale_could_not_decode() {
        Call call = hasp("show", "batch-job", "--set", "hostname=a\uFFFDb");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void paints_on_a_terminal_alone() {
        assertThat(Call.with("", TERMINAL, "presets").out()).contains("\u001b[1mbatch-job\u001b[0m");
        assertThat(hasp("presets").out()).doesNotContain("\u001b");
        assertThat(Call.with("", Map.of("HASP_TERMINALS", "2", "TERM", "xterm"), "presets")
                        .out())
                .doesNotContain("\u001b");
        assertThat(Call.with("", TERMINAL, "show", "none").err()).contains("\u001b[31merror\u001b[0m");
        assertThat(Call.with("", Map.of("HASP_TERMINALS", "12", "TERM", "xterm", "NO_COLOR", "1"), "presets")
                        .out())
                .doesNotContain("\u001b");
        assertThat(Call.with("", Map.of("HASP_TERMINALS", "12", "TERM", "dumb"), "presets")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void lets_no_text_of_a_profile_write_to_the_terminal_as_it_likes() {
        Call call = reading("version: 1\n\"\\e[2J\\u202e\": 1\n", "validate", "-");
        assertThat(call.out()).doesNotContain("\u001b", "\u202e");
        assertThat(hasp("show", "\u001b[2J").err()).doesNotContain("\u001b");
    }

    @Test
    void ends_quietly_when_its_reader_has_enough() {
        assertThat(run(new Refusing("Broken pipe"), "presets").exitCode()).isZero();
        assertThat(run(new Refusing("Broken pipe"), "presets").err()).isEmpty();
    }

    @Test
    void says_when_it_cannot_write() {
        Call call = run(new Refusing("No space left on device"), "presets");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err()).contains("No space left on device", "[cannot-write]");
    }

    private static Call run(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Hasp.run(args, InputStream.nullInputStream(), out, err, Map.of());
        return new Call(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }

    private static final class Refusing extends OutputStream {
        private final String reason;

        Refusing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }
}
