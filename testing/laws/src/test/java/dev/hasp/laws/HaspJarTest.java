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
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
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
                "show job.yaml --json --set tmpfs=[/tmp]",
                "flags job.yaml --seccomp-dir here --format json",
                "validate --json job.yaml --overlay job.yaml",
                "explain --json job.yaml --set logging.driver=local",
                "schema")) {
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
    void a_word_that_is_a_preset_and_a_file_is_neither_until_it_is_said_which() throws Exception {
        Files.writeString(directory.resolve("batch-job"), "version: 1\npidsLimit: 7\n");
        Ended both = shell.run("hasp show batch-job");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("write ./batch-job for the file, or preset:batch-job for the preset");
        assertThat(shell.run("hasp flags ./batch-job").out()).isEqualTo("--pids-limit=7\n");
        assertThat(shell.run("hasp flags preset:batch-job").out()).contains("--cap-drop=ALL\n");
    }

    @Test
    void only_a_preset_with_a_filter_of_its_own_reads_one_and_wants_a_place_for_it() throws Exception {
        String java = "\"$JAVA_HOME\"/bin/java -Xlog:class+load -jar \"" + PROFILES + "\"/target/hasp.jar ";
        String reader = "dev.hasp.seccomp.DockerDefault ";
        assertThat(shell.run(java + "flags batch-job").out())
                .contains("dev.hasp.profiles.HeadlessBrowser ", "--cap-drop=ALL\n")
                .doesNotContain(reader);
        assertThat(shell.run(java + "presets").out()).doesNotContain(reader);
        assertThat(shell.run(java + "flags headless-browser").out()).contains(reader);

        Ended nowhere = shell.run("hasp flags headless-browser");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.out()).isEmpty();
        assertThat(nowhere.err()).contains("say with --seccomp-dir DIR where to write it [seccomp-dir-missing]");

        Ended somewhere = shell.run("hasp flags headless-browser --seccomp-dir filters");
        assertThat(somewhere.exitCode()).as(somewhere.err()).isZero();
        assertThat(somewhere.out()).contains("--security-opt=seccomp=" + directory + "/filters/seccomp-");
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
    void an_archive_of_classes_that_does_not_fit_is_passed_over_in_silence() throws Exception {
        Files.copy(PROFILES.resolve("hasp"), directory.resolve("hasp"));
        Files.copy(PROFILES.resolve("target/hasp.jar"), directory.resolve("hasp.jar"));
        Ended made = shell.run("\"$JAVA_HOME\"/bin/java -XX:ArchiveClassesAtExit=hasp.jsa -XX:+UseSerialGC"
                + " -jar hasp.jar presets >/dev/null && test -s hasp.jsa && ./hasp --version");
        assertThat(made.exitCode()).as(made.err()).isZero();
        Files.setLastModifiedTime(directory.resolve("hasp.jar"), FileTime.fromMillis(0));
        Ended stale = shell.run("./hasp --version");
        assertThat(stale.out()).isEqualTo(made.out()).startsWith("hasp ");
        assertThat(stale.err()).isEmpty();
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
                    .contains("META-INF/AUTOMATON-LICENSE", "dk/brics/automaton/Automaton.class")
                    .doesNotHaveDuplicates()
                    .contains("engine-libraries.jar")
                    .as("what is in the jar costs every verb time, and goes into the jar inside")
                    .noneMatch(name -> name.startsWith("com/github/dockerjava"))
                    .hasSizeLessThan(3500);
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isNotBlank();
        }
    }

    @Test
    void the_jar_inside_holds_what_talks_to_engines_and_its_licences() throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(PROFILES.resolve("target/hasp.jar").toFile());
                JarInputStream inner = new JarInputStream(jar.getInputStream(jar.getEntry("engine-libraries.jar")))) {
            for (JarEntry entry = inner.getNextJarEntry(); entry != null; entry = inner.getNextJarEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .contains("META-INF/LICENSE", "META-INF/SLF4J-LICENSE", "META-INF/NOTICE.txt", "META-INF/AL2.0")
                .contains("com/github/dockerjava/core/DockerClientImpl.class")
                .noneMatch(name -> name.startsWith("dev/hasp"))
                .noneMatch(name -> name.startsWith("org/bouncycastle"));
    }

    @Test
    void the_quickstart_is_of_use_without_an_engine() throws Exception {
        Ended ended = shell.run("\"" + PROFILES + "\"/quickstart", Map.of("DOCKER_HOST", "unix:///nowhere"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("--cap-drop=ALL\n");
        assertThat(ended.err()).contains("no docker engine answers here");
    }
}
