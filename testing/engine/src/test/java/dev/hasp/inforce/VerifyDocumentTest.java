package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.docker.DockerEngine;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables of {@code hasp verify} in documents are as it prints them, on an engine of the version that they name.
 * {@code -Dhasp.update=true} writes them anew.
 */
@RequiresEngine
class VerifyDocumentTest {

    private static final Path ROOT = Path.of(System.getProperty("hasp.root"));
    private static final String BEGIN = "<!-- verify -->\n```console\n";
    private static final String END = "```\n<!-- /verify -->\n";

    /** What the machine decides: whether its kernel has a security module, and how it answers calls by itself. */
    private static final List<String> THE_MACHINE_S = List.of("appArmor", "seLinux", " cannot tell", " calls made");

    private final Engine engine;

    @TempDir
    Path directory;

    VerifyDocumentTest(Engine engine) {
        this.engine = engine;
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/verify.md"})
    void a_table_is_as_it_prints(String name) throws Exception {
        Assumptions.assumeTrue(
                Files.isRegularFile(ROOT.resolve("profiles/target/hasp.jar")),
                "there is no profiles/target/hasp.jar; mvn verify makes it");
        Path document = ROOT.resolve(name);
        String text = Files.readString(document);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END, from);
        String written = text.substring(from, to);
        boolean update = Boolean.getBoolean("hasp.update");
        String title = DockerEngine.facts(engine.client()).title();
        Assumptions.assumeTrue(
                update || written.contains(" on " + title + ","), "the table is of another engine than " + title);

        String command = written.substring("$ ".length(), written.indexOf('\n'));
        String printed = "$ " + command + "\n" + run(command);

        if (update) {
            Files.writeString(document, text.substring(0, from) + printed + text.substring(to));
        } else {
            assertThat(steady(printed))
                    .as("the table in %s; run this test with -Dhasp.update=true and read the difference", name)
                    .isEqualTo(steady(written));
        }
    }

    private static List<String> steady(String table) {
        return table.lines()
                .filter(line -> THE_MACHINE_S.stream().noneMatch(line::contains))
                .filter(line -> !line.matches(".*, by a probe inside: .*|Nobody decided, .*"))
                .toList();
    }

    private String run(String command) throws IOException, InterruptedException {
        Path output = directory.resolve("out");
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile());
        shell.environment().remove("JAVA_TOOL_OPTIONS");
        shell.environment().merge("PATH", ROOT.resolve("profiles").toString(), (path, own) -> own + ":" + path);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = shell.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("ended in time: %s", command).isTrue();
        return Files.readString(output);
    }
}
