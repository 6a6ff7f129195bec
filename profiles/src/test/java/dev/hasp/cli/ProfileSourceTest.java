package dev.hasp.cli;

import static dev.hasp.cli.Call.denying;
import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileSourceTest {

    private static final String JOB = "version: 1\nmemory: 64m\n";

    @TempDir
    Path directory;

    @Test
    void finds_a_preset_by_its_name() {
        assertThat(hasp("show", "batch-job").out()).startsWith("version: 1\nuser: ");
        assertThat(hasp("show", "preset:batch-job").out())
                .isEqualTo(hasp("show", "batch-job").out());
    }

    @Test
    void names_the_presets_that_were_probably_meant() {
        assertThat(hasp("show", "bathjob").err())
                .contains("no preset and no file is called \"bathjob\"", "did you mean batch-job");
        assertThat(hasp("show", "notebok").err()).contains("did you mean notebook?");
        assertThat(hasp("show", "zzz").err()).contains("hasp presets lists the presets");
        assertThat(hasp("show", "zzz").exitCode()).isEqualTo(2);
        assertThat(hasp("show", "preset:zzz").exitCode()).isEqualTo(2);
    }

    @Test
    void reads_a_file_in_yaml_and_in_json() throws IOException {
        assertThat(hasp("show", file("job.yaml", JOB)).out()).isEqualTo(JOB);
        assertThat(hasp("show", file("job.json", "{\"version\": 1, \"memory\": \"64m\"}"))
                        .out())
                .isEqualTo(JOB);
        assertThat(hasp("show", file("job", JOB)).out()).isEqualTo(JOB);
    }

    @Test
    void reads_standard_input_once() {
        assertThat(reading(JOB, "show", "-").out()).isEqualTo(JOB);
        assertThat(reading(JOB, "show", "batch-job", "--overlay", "-").out()).contains("memory: 64m");
        assertThat(reading(JOB, "show", "-", "--overlay", "-").err()).contains("[standard-input-twice]");
    }

    @Test
    void says_why_a_file_cannot_be_read() throws IOException {
        String missing = directory.resolve("missing.yaml").toString();
        assertThat(hasp("show", missing).err()).contains("cannot read " + missing + ": there is no such file");
        assertThat(hasp("show", missing).exitCode()).isEqualTo(2);
        assertThat(hasp("show", directory.toString()).err()).contains("cannot read " + directory);
        Path latin = directory.resolve("latin.yaml");
        Files.write(latin, "hostname: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(hasp("show", latin.toString()).err()).contains("it is not UTF-8");
        assertThat(hasp("show", "a\0.yaml").exitCode()).isEqualTo(2);
    }

    @Test
    void refuses_a_file_that_is_too_large() throws IOException {
        String large = file("large.yaml", "#".repeat(Documents.MOST_BYTES + 1));
        assertThat(hasp("show", large).err()).contains("it is larger than 4 MiB");
        assertThat(hasp("show", "/dev/zero").err()).contains("it is larger than 4 MiB");
    }

    @Test
    void reads_what_a_document_names_beside_the_document() throws IOException {
        file("filter.json", denying("bpf"));
        String profile = file("job.yaml", "version: 1\nseccomp:\n  file: filter.json\n");
        assertThat(hasp("show", profile).out()).contains("bpf");
        String broken = file("broken.yaml", "version: 1\nseccomp:\n  file: missing.json\n");
        Call call = hasp("show", broken);
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err()).contains("broken.yaml:3:", "cannot read missing.json: there is no such file");
    }

    @Test
    void tells_every_problem_of_a_document_with_its_place() {
        Call call = reading("version: 1\nmemmory: 1g\nuser: [1]\n", "show", "-");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err().lines())
                .hasSize(2)
                .first()
                .isEqualTo("standard input:2:1: error: memmory: is no key of a profile; did you mean memory?"
                        + " [malformed-document]");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
