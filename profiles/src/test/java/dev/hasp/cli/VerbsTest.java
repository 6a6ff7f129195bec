package dev.hasp.cli;

import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasp.document.ProfileDocument;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbsTest {

    private static final String FACTS = """
            {"info": {"OSType": "linux", "SecurityOptions": ["name=apparmor"]}, "version": {"Version": "28.5.2"}}
            """;

    private static final String PRIVILEGED = "version: 1\nprivileged: true\n";

    @Test
    void lists_every_preset() throws IOException {
        assertThat(hasp("presets").out().lines()).hasSameSizeAs(Presets.all());
        JsonNode json = json(hasp("presets", "--json"));
        assertThat(json.findValuesAsText("name"))
                .containsAll(Presets.all().stream().map(Preset::name).toList());
        assertThat(json.get(0).path("parameters").get(0).path("control").asText())
                .isNotEmpty();
    }

    @Test
    void shows_every_preset_as_a_document_that_reads_back() {
        for (Preset<?> preset : Presets.all()) {
            assertThat(ProfileDocument.read(
                            "a.yaml", hasp("show", preset.name()).out()))
                    .isEqualTo(preset.profile());
            assertThat(ProfileDocument.read(
                            "a.json", hasp("show", "--json", preset.name()).out()))
                    .isEqualTo(preset.profile());
        }
    }

    @Test
    void explains_what_is_decided_and_what_is_left_to_the_engine() throws IOException {
        Call call = reading("version: 1\nmemory: 64m\n", "explain", "-");
        assertThat(call.out())
                .contains("memory           may use at most 64 MiB of memory; the kernel kills beyond it"
                        + " [standard input line 2]\n")
                .contains("Left to the engine:\n", "network          reaches the outside")
                .contains("                   CHOWN: may change the owner of any file\n");
        JsonNode memory = json(reading("version: 1\nmemory: 64m\n", "explain", "-", "--json"));
        JsonNode one = find(memory, "control", "memory");
        assertThat(one.path("decided").asBoolean()).isTrue();
        assertThat(one.path("layer").asText()).isEqualTo("standard input");
        assertThat(one.path("line").asInt()).isEqualTo(2);
        assertThat(find(memory, "control", "network").path("decided").asBoolean())
                .isFalse();
        assertThat(find(memory, "control", "capabilities").path("details")).hasSize(14);
    }

    @Test
    void explains_what_controls_let_out_together() {
        assertThat(reading("version: 1\nuser: 0:0\ncapabilities: {add: [SYS_MODULE]}\n", "explain", "-")
                        .out())
                .contains("Together, on Docker ", "kernel-modules-loaded  it has the host's ids, holds SYS_MODULE");
        assertThat(hasp("explain", "batch-job").out()).doesNotContain("Together");
    }

    @Test
    void a_danger_is_a_warning_of_the_preflight_unless_it_counts_as_an_error() throws IOException {
        String profile = "version: 1\nuser: 0:0\ncapabilities: {add: [SYS_MODULE]}\n";

        Call call = reading(profile, "preflight", "-", "--docker", "28.5.2");
        assertThat(call.exitCode()).isZero();
        assertThat(call.out())
                .contains("standard input:3:1: warning: it holds SYS_MODULE; not known: ")
                .contains("[kernel-modules-loaded]\n", "Too little is known to exclude ");

        assertThat(reading(profile, "preflight", "-", "--docker", "28.5.2", "--strict")
                        .exitCode())
                .isEqualTo(1);

        JsonNode dangers = json(reading(profile, "preflight", "-", "--docker", "28.5.2", "--json"))
                .path("dangers");
        JsonNode one = find(dangers, "code", "kernel-modules-loaded");
        assertThat(one.path("certain").asBoolean()).isFalse();
        assertThat(one.path("severity").asText()).isEqualTo("warning");
        assertThat(one.path("outcome").asText()).isEqualTo("takes over the host");
    }

    @Test
    void a_preflight_knows_profiles_that_it_is_told(@TempDir Path directory) throws IOException {
        String profile = "version: 1\nappArmor: batch\n";
        String facts = Files.writeString(directory.resolve("facts.json"), FACTS).toString();
        String list = Files.writeString(directory.resolve("profiles"), "docker-default (enforce)\n")
                .toString();
        String lax = Files.writeString(directory.resolve("lax"), "batch (complain)\n")
                .toString();
        String wrong = Files.writeString(directory.resolve("wrong"), "profile batch {}\n")
                .toString();

        assertThat(reading(profile, "preflight", "-", "--facts", facts).out()).contains("[apparmor-profile-not-known]");
        Call missing = reading(profile, "preflight", "-", "--facts", facts, "--apparmor-profiles", list);
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.out()).contains("[apparmor-profile-not-loaded]").doesNotContain("not-known");
        assertThat(reading(profile, "preflight", "-", "--facts", facts, "--apparmor-profiles", lax)
                        .out())
                .contains("[apparmor-profile-complains]");
        assertThat(reading(profile, "preflight", "-", "--facts", facts, "--apparmor-profiles", "none")
                        .out())
                .contains("[apparmor-profile-not-known]");
        assertThat(reading(profile, "preflight", "-", "--facts", facts, "--apparmor-profiles", wrong))
                .matches(call -> call.exitCode() == 2 && call.err().contains("[apparmor-profiles-malformed]"));
        assertThat(reading(profile, "preflight", "-", "--facts", facts, "--apparmor-profiles", "engine"))
                .matches(call -> call.exitCode() == 2 && call.err().contains("[apparmor-profiles-without-engine]"));
    }

    @Test
    void a_link_of_this_host_is_followed_where_that_is_asked_for(@TempDir Path directory) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("config"), Path.of("/etc/app"));
        String profile = "version: 1\nmounts: [{type: bind, source: " + link
                + ", target: /app, relabel: Z, createSource: true}]\n";

        assertThat(reading(profile, "validate", "-").exitCode()).isZero();
        Call call = reading(profile, "validate", "-", "--on-this-host");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).contains("and leads to /etc/app").contains("[relabel-leads-to-system]");
    }

    @Test
    void validates_many_profiles_and_tells_all_that_is_wrong() throws IOException {
        Call call = reading("version: 1\nmemory: 1\nmemorySwap: x\n", "validate", "batch-job", "-");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err()).isEmpty();
        assertThat(call.out().lines()).first().isEqualTo("batch-job: valid");
        assertThat(call.out())
                .contains("standard input:3:13: error: memorySwap: ")
                .endsWith("-: 1 error\n");

        JsonNode json = json(reading("version: 1\nmemory: 1m\n", "validate", "--json", "-"));
        assertThat(json.get(0).path("valid").asBoolean()).isFalse();
        JsonNode finding = json.get(0).path("findings").get(0);
        assertThat(finding.path("control").asText()).isEqualTo("memory");
        assertThat(finding.path("severity").asText()).isEqualTo("error");
        assertThat(finding.path("line").asInt()).isEqualTo(2);
        assertThat(finding.path("code").asText()).isNotEmpty();
        assertThat(finding.path("message").asText()).isNotEmpty();
        assertThat(finding.path("remedy").asText()).isNotEmpty();
    }

    @Test
    void a_side_that_is_none_is_told_before_an_engine_is_asked() {
        Call call = hasp("verify", "batch-job", "--from", "above", "--engine", "unix:///nowhere/docker.sock");

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err())
                .isEqualTo(
                        "hasp: error: --from above is not known; expected one of [inside, outside] [unknown-side]\n");
    }

    @Test
    void passes_warnings_unless_they_count_as_errors() {
        Call call = reading(PRIVILEGED, "validate", "-");
        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).contains("warning: ").contains("-: valid, ");
        assertThat(reading(PRIVILEGED, "validate", "--strict", "-").exitCode()).isEqualTo(1);
        assertThat(hasp("validate", "--strict", "batch-job").exitCode()).isZero();
    }

    @Test
    void validates_with_layers_over_each_profile() {
        assertThat(hasp("validate", "batch-job", "restricted", "--set", "memory=1m")
                        .out())
                .contains("batch-job: 1 error", "restricted: 1 error");
    }

    @Test
    void cannot_validate_what_it_cannot_read() {
        Call call = hasp("validate", "batch-job", "missing.yaml");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
    }

    @Test
    void refuses_to_show_or_explain_what_is_not_valid() {
        for (String verb : new String[] {"show", "explain"}) {
            Call call = reading("version: 1\nmemory: 1m\n", verb, "-");
            assertThat(call.exitCode()).isEqualTo(1);
            assertThat(call.out()).isEmpty();
            assertThat(call.err()).contains("memory");
        }
    }

    @Test
    void prints_the_schema() throws IOException {
        assertThat(json(hasp("schema")).path("$schema").asText()).contains("json-schema.org");
    }

    private static JsonNode json(Call call) throws IOException {
        return new ObjectMapper().readTree(call.out());
    }

    private static JsonNode find(JsonNode array, String key, String value) {
        for (JsonNode each : array) {
            if (each.path(key).asText().equals(value)) {
                return each;
            }
        }
        throw new AssertionError("no " + value + " in " + array);
    }
}
