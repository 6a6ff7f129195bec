package dev.hasp.cli;

import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmitVerbTest {

    @TempDir
    Path directory;

    private String site = "";

    @BeforeEach
    void writeCeiling() throws IOException {
        Path file = directory.resolve("site.yaml");
        Files.writeString(file, "version: 1\nname: site\ndemands: {memoryAtMost: 1g, nonRoot: true}\n");
        site = file.toString();
    }

    @Test
    void admits_what_is_within_and_says_by_which_engine() {
        Call call = hasp("admit", "--ceiling", site, "batch-job", "--set", "memory=1g", "--set", "memorySwap=1g");

        assertThat(call.err()).isEmpty();
        assertThat(call.out()).isEqualTo("batch-job on Docker 29.7.2 as a fresh installation has it: admitted\n");
        assertThat(call.exitCode()).isZero();
    }

    @Test
    void says_every_refusal_and_ends_with_1() {
        Call call = reading("version: 1\nmemory: 2g\n", "admit", "--ceiling", site, "-", "--docker", "27.5.1");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out())
                .contains(
                        "memory: site: memoryAtMost\n  asked      2g (standard input line 2), so that memory is 2147483648")
                .contains(
                        "\n  allowed    at most 1g of memory\n  so it may  use 1073741825 bytes of memory\n  remedy     set")
                .contains("user: site: nonRoot\n")
                .endsWith("- on Docker 27.5.1 as a fresh installation has it: not admitted, 2 refusals\n");
    }

    @Test
    void each_of_several_ceilings_holds() throws IOException {
        Call call =
                hasp("admit", "--ceiling", site, "--ceiling", "pod-security:restricted", "--json", "docker-default");

        JsonNode json = new ObjectMapper().readTree(call.out());
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(json.path("admitted").asBoolean()).isFalse();
        assertThat(json.findValuesAsText("ceiling")).contains("site", "pod-security:restricted");
        assertThat(json.path("refusals").get(0).path("remedy").asText()).isNotBlank();
    }

    @Test
    void prints_the_flags_of_what_it_admits_and_none_of_what_it_refuses() {
        Call admitted = hasp("admit", "--flags", "--ceiling", site, "restricted");
        Call refused = hasp("admit", "--flags", "--ceiling", site, "docker-default");

        assertThat(admitted.out())
                .isEqualTo(hasp("flags", "--format", "shell", "restricted").out());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("not admitted");
    }

    @Test
    void a_ceiling_that_is_none_is_a_mistake_of_the_caller() {
        assertThat(hasp("admit", "restricted").exitCode()).isEqualTo(2);
        assertThat(hasp("admit", "--ceiling", "pod-security:other", "restricted")
                        .err())
                .contains("[unknown-ceiling]");
        assertThat(hasp("admit", "--ceiling", "no-such.yaml", "restricted").exitCode())
                .isEqualTo(2);
        Call broken =
                reading("version: 1\nname: site\ndemands: {noRoot: true}\n", "admit", "--ceiling", "-", "restricted");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err())
                .contains("standard input:3:11: error: demands.noRoot: is no demand; did you mean nonRoot?");
        assertThat(hasp("admit", "--ceiling", site, "restricted", "--docker", "1", "--facts", "-")
                        .err())
                .contains("[engine-twice]");
    }
}
