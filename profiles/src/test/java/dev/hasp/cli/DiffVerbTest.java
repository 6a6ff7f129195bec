package dev.hasp.cli;

import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static dev.hasp.cli.Call.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffVerbTest {

    private static final String LOOSE = "version: 1\npidsLimit: 100\n";
    private static final String STRICT = "{version: 1, pidsLimit: 50}";

    @Test
    void a_profile_permits_the_same_as_itself() {
        Call call = hasp("diff", "batch-job", "batch-job", "--docker", "28.5.2");

        assertThat(call.exitCode()).isZero();
        assertThat(call.out())
                .isEqualTo(
                        "batch-job permits the same as batch-job, on Docker 28.5.2 as a fresh installation has it\n");
    }

    @Test
    void says_where_the_second_is_looser_with_a_thing_that_only_it_may_do(@TempDir Path dir) throws IOException {
        Path strict = Files.writeString(dir.resolve("s.yaml"), STRICT);

        Call call = reading(LOOSE, "diff", strict.toString(), "-");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out())
                .contains("looser", "pids", "50", "100", "only - may run")
                .contains("- is looser than " + strict + ", on Docker ", " as a fresh installation has it: 1 looser\n");
    }

    @Test
    void ends_well_where_the_second_is_stricter(@TempDir Path dir) throws IOException {
        Path strict = Files.writeString(dir.resolve("s.yaml"), STRICT);

        Call call = reading(LOOSE, "diff", "-", strict.toString(), "--json");

        assertThat(call.exitCode()).isZero();
        JsonNode json = new ObjectMapper().readTree(call.out());
        assertThat(json.path("secondIs").asText()).isEqualTo("stricter");
        assertThat(json.path("atLeastAsStrict").asBoolean()).isTrue();
        assertThat(json.path("differences")).hasSize(1);
        JsonNode pids = json.path("differences").get(0);
        assertThat(pids.path("key").asText()).isEqualTo("pids");
        assertThat(pids.path("control").asText()).isEqualTo("pidsLimit");
        assertThat(pids.path("first").asText()).isEqualTo("100");
        assertThat(pids.path("onlyFirstMay").asText()).startsWith("run ");
        assertThat(pids.has("onlySecondMay")).isFalse();
    }

    @Test
    void what_is_not_known_is_no_proof_and_says_why() {
        Call call =
                reading("version: 1\nulimits: {nofile: 1024}\n", "diff", "docker-default", "-", "--docker", "28.5.2");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out())
                .contains("incomparable", "what the daemon gives", "not known")
                .contains("as far as is known, on Docker 28.5.2 as a fresh installation has it: ");
    }

    @Test
    void of_two_lists_it_shows_what_the_other_has_not() {
        Call call = reading("version: 1\ncapabilities: {add: [SYS_TIME]}\n", "diff", "docker-default", "-");

        assertThat(call.out()).contains("nothing more", "also SYS_TIME");
    }

    @Test
    void colours_are_for_terminals() {
        Map<String, String> terminal = Map.of(Paint.TERMINALS, "12", "TERM", "xterm");

        assertThat(with(LOOSE, terminal, "diff", "docker-default", "-").out()).contains("\u001b[32mstricter\u001b[0m");
        assertThat(reading(LOOSE, "diff", "docker-default", "-").out()).doesNotContain("\u001b");
    }

    @Test
    void refuses_what_it_cannot_work_with() {
        assertThat(hasp("diff", "batch-job").exitCode()).isEqualTo(2);
        assertThat(hasp("diff", "batch-job", "unheard-of").exitCode()).isEqualTo(2);
        assertThat(hasp("diff", "batch-job", "restricted", "--docker", "28.5.2", "--facts", "x")
                        .err())
                .contains("[engine-twice]");
        Call container = hasp("diff", "batch-job", "container:c", "--docker", "28.5.2");
        assertThat(container.exitCode()).isEqualTo(2);
        assertThat(container.err()).contains("[engine-of-container]");
        assertThat(hasp("diff", "batch-job", "container:").err()).contains("[no-container]");
        assertThat(hasp("diff", "batch-job", "container:a/b").exitCode()).isEqualTo(2);
        assertThat(hasp("diff", "batch-job", "container:c", "--engine", "unix:///nowhere/docker.sock")
                        .exitCode())
                .isEqualTo(69);
    }

    @Test
    void a_profile_with_errors_is_not_compared() {
        assertThat(reading("version: 1\nmemory: 1m\n", "diff", "-", "restricted")
                        .exitCode())
                .isEqualTo(1);
    }
}
