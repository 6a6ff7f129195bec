package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.Mount;
import dev.hasp.document.ProfileDocument;
import dev.hasp.laws.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is shipped: the start script, the jar, a real shell. */
class HaspJarTest {

    private static final Path PROFILES = Path.of(System.getProperty("hasp.root"), "profiles");

    private static final String FILTER = """
            {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["bpf"], "action": "SCMP_ACT_ERRNO"}]}""";

    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void startShell() {
        shell = Shell.in(directory);
    }

    @Test
    void every_verb_works() throws Exception {
        Files.writeString(directory.resolve("filter.json"), FILTER);
        Files.writeString(directory.resolve("job.yaml"), "version: 1\nseccomp: {file: filter.json}\n");
        for (String verb : List.of(
                "presets --json",
                "show job.yaml --json --set tmpfs=[/tmp]",
                "flags --format json batch-job",
                "flags job.yaml --seccomp-dir here --overlay job.yaml",
                "validate --json job.yaml",
                "explain --json job.yaml --set logging.driver=local",
                "schema",
                "--help",
                "--version")) {
            Ended ended = shell.run("hasp " + verb);
            assertThat(ended.err()).as(verb).doesNotContain("error", "Exception");
            assertThat(ended.exitCode()).as(verb).isZero();
            assertThat(ended.out()).as(verb).isNotEmpty();
        }
    }

    @Test
    void every_value_comes_out_of_eval_as_it_went_in() throws Exception {
        List<String> hostile = List.of(
                "$(touch made)",
                "`touch made`",
                "it's",
                "a\"b",
                "two\nlines",
                "\\",
                "$HOME",
                "*",
                "~",
                "!x",
                "; touch made",
                "ünï",
                "");
        SecurityProfile profile = SecurityProfile.builder()
                .set(Controls.HOSTNAME, "--privileged")
                .set(Controls.CGROUP_PARENT, "a b'c\"$(touch made)\n")
                .set(Controls.ANNOTATIONS, options(hostile))
                .mounts(Mount.readOnlyBind("/a b/$(touch made)", "/it's"))
                .build();
        Files.writeString(directory.resolve("job.json"), ProfileDocument.toJson(profile));

        Ended taken = shell.run("eval \"set -- $(hasp flags --format shell job.json)\"; printf '%s\\0' \"$@\"");

        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(Arrays.asList(taken.out().split("\0")))
                .isEqualTo(profile.toSpec().flags().arguments());
        assertThat(shell.run("hasp flags --format nul job.json").out()).isEqualTo(taken.out());
        assertThat(directory.resolve("made")).doesNotExist();
    }

    private static Map<String, String> options(List<String> values) {
        Map<String, String> options = new java.util.TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            options.put("key" + i, values.get(i));
        }
        return options;
    }

    @Test
    void arguments_and_output_are_utf_8_in_every_locale() throws Exception {
        Ended ended = shell.run("hasp show docker-default --set cgroupParent=/größe", Map.of("LC_ALL", "C"));
        assertThat(ended.out()).contains("cgroupParent: /größe\n");
    }

    @Test
    void a_reader_that_has_enough_is_no_failure() throws Exception {
        Ended ended = shell.run("{ hasp schema; echo \"ended with $?\" >&2; } | :");
        assertThat(ended.err()).isEqualTo("ended with 0\n");
    }

    @Test
    void the_start_script_works_through_links_and_from_anywhere() throws Exception {
        Files.createSymbolicLink(directory.resolve("one"), PROFILES.resolve("hasp"));
        Files.createSymbolicLink(directory.resolve("two"), Path.of("one"));
        assertThat(shell.run("./two --version").out()).startsWith("hasp ");
        Files.createDirectories(directory.resolve("a b"));
        Files.copy(PROFILES.resolve("hasp"), directory.resolve("a b/hasp"));
        Ended alone = shell.run("'a b/hasp' --version");
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("there is no hasp.jar in ");
        Files.createSymbolicLink(directory.resolve("a b/hasp.jar"), PROFILES.resolve("target/hasp.jar"));
        assertThat(shell.run("'a b/hasp' --version").out()).startsWith("hasp ");
    }

    @Test
    void the_start_script_says_when_there_is_no_java() throws Exception {
        Ended ended = shell.run("hasp --version", Map.of("JAVA_HOME", "/nowhere"));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("there is no /nowhere/bin/java");
    }

    @Test
    void the_jar_holds_what_the_command_needs_and_its_licences() throws IOException {
        try (JarFile jar = new JarFile(PROFILES.resolve("target/hasp.jar").toFile())) {
            List<String> names = jar.stream().map(Object::toString).toList();
            assertThat(names)
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/FastDoubleParser-LICENSE")
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.startsWith("com/github/dockerjava"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isNotBlank();
        }
    }

    @Test
    void the_quickstart_is_of_use_without_an_engine() throws Exception {
        Ended ended = shell.run("\"" + PROFILES + "\"/quickstart", Map.of("DOCKER_HOST", "unix:///nowhere"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("--cap-drop=ALL\n");
        assertThat(ended.err()).contains("no docker engine answers here");
    }
}
