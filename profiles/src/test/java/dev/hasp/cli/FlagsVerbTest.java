package dev.hasp.cli;

import static dev.hasp.cli.Call.denying;
import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagsVerbTest {

    private static final String CUSTOM = "version: 1\nseccomp:\n  file: %s\n";

    @TempDir
    Path directory;

    @Test
    void prints_one_argument_on_each_line_unless_told_otherwise() {
        Call lines = hasp("flags", "batch-job");
        assertThat(lines.exitCode()).isZero();
        assertThat(lines.err()).isEmpty();
        assertThat(lines.out().lines())
                .contains("--cap-drop=ALL", "--read-only")
                .allMatch(l -> l.startsWith("--"));
        assertThat(hasp("flags", "batch-job", "--format", "lines")).isEqualTo(lines);
    }

    @Test
    void prints_the_same_arguments_in_every_form() {
        List<String> arguments = hasp("flags", "batch-job").out().lines().toList();
        assertThat(hasp("flags", "--format=shell", "batch-job").out()).isEqualTo(String.join(" ", arguments) + "\n");
        assertThat(hasp("flags", "--format=nul", "batch-job").out()).isEqualTo(String.join("\0", arguments) + "\0");
        String json = hasp("flags", "--format=json", "batch-job").out();
        assertThat(json).startsWith("[").contains("\"--cap-drop=ALL\"").endsWith("]\n");
        assertThat(hasp("flags", "--json", "batch-job").out()).isEqualTo(json);
    }

    @Test
    void refuses_a_format_it_does_not_know_or_two_of_them() {
        assertThat(hasp("flags", "--format", "xml", "batch-job").err()).contains("[lines, shell, nul, json]");
        assertThat(hasp("flags", "--format", "shell", "--json", "batch-job").err())
                .contains("format-twice");
    }

    @Test
    void prints_nothing_for_a_profile_that_is_not_valid() {
        Call call = reading("version: 1\ncapabilities: {add: [KILL], drop: [KILL]}\n", "flags", "-");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .startsWith("standard input:2:1: error: capabilities (")
                .contains("[capability-added");
    }

    @Test
    void tells_warnings_beside_the_flags() {
        Call call = reading("version: 1\nprivileged: true\n", "flags", "-");
        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).isEqualTo("--privileged\n");
        assertThat(call.err()).contains("warning: ");
    }

    @Test
    void tells_what_no_flag_can_say() {
        Call call = reading("version: 1\nmaskedPaths: [/proc/keys]\n", "flags", "-", "--json");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("\"control\" : \"maskedPaths\"", "\"code\" : \"no-docker-flag\"");
    }

    @Test
    void asks_where_to_write_a_seccomp_document() throws IOException {
        Call call = hasp("flags", custom());
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("--seccomp-dir DIR");
    }

    @Test
    void writes_the_seccomp_document_that_the_flags_name() throws IOException {
        Path made = directory.resolve("made/here");
        Call call = hasp("flags", custom(), "--seccomp-dir", made.toString());
        assertThat(call.exitCode()).as(call.err()).isZero();
        List<Path> files;
        try (var all = Files.list(made)) {
            files = all.toList();
        }
        assertThat(files).hasSize(1);
        assertThat(call.out()).contains("--security-opt=seccomp=" + files.get(0) + "\n");
        assertThat(Files.readString(files.get(0))).contains("bpf");
        assertThat(hasp("flags", custom(), "--seccomp-dir", made.toString())).isEqualTo(call);
    }

    @Test
    void says_when_the_directory_cannot_be_written() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        Call call = hasp("flags", custom(), "--seccomp-dir", file.toString());
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("cannot write to " + file);
    }

    private String custom() throws IOException {
        Path filter = Files.writeString(directory.resolve("filter.json"), denying("bpf"));
        return Files.writeString(directory.resolve("custom.yaml"), CUSTOM.formatted(filter))
                .toString();
    }
}
