package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real POSIX shell that finds the packaged command on its path, as after {@code PATH=$PWD/profiles:$PATH}. */
final class Shell {

    private static final Path ROOT = Path.of(System.getProperty("hasp.root"));
    private static final long SECONDS = 120;

    private final Path directory;

    private Shell(Path directory) {
        this.directory = directory;
    }

    /** How a script ended, and what it wrote to both streams. */
    record Ended(int exitCode, String out, String err) {}

    /** A shell in a directory, once the jar is there: mvn verify makes it before these tests, mvn test does not. */
    static Shell in(Path directory) {
        boolean packaged = Files.isRegularFile(ROOT.resolve("profiles/target/hasp.jar"));
        String otherwise = "there is no profiles/target/hasp.jar; mvn verify makes it";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(packaged).as(otherwise).isTrue();
        }
        Assumptions.assumeTrue(packaged, otherwise);
        return new Shell(directory);
    }

    Ended run(String script) throws IOException, InterruptedException {
        return run(script, Map.of());
    }

    Ended run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Path out = Files.createTempFile("hasp-shell", ".out");
        Path err = Files.createTempFile("hasp-shell", ".err");
        try {
            ProcessBuilder shell = new ProcessBuilder(new ArrayList<>(List.of("/bin/sh", "-c", script)))
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            shell.environment().remove("JAVA_TOOL_OPTIONS");
            shell.environment().merge("PATH", ROOT.resolve("profiles").toString(), (path, own) -> own + ":" + path);
            shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
            shell.environment().putAll(environment);
            Process process = shell.start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended).as("ended within %s s: %s", SECONDS, script).isTrue();
            return new Ended(process.exitValue(), read(out), read(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
