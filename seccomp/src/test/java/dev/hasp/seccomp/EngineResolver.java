package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The engine's own code that resolves profiles, as Debian packages its source, on this machine's architecture and kernel.
 *
 * @param program compiled from {@code engine_resolve.go}
 * @param generation of the packaged source
 */
record EngineResolver(Path program, EngineGeneration generation) {

    private static final Path GOPATH = Path.of("/usr/share/gocode");
    private static final Path SOURCE = GOPATH.resolve("src/github.com/docker/docker/profiles/seccomp");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A profile's text in a container with these capabilities. */
    record Question(String profile, Set<String> caps) {}

    /** Compiles the program; aborts the test where Go or the source is missing, but fails in CI. */
    static EngineResolver compile(Path directory) throws IOException, InterruptedException {
        Requirement.met(
                Files.isRegularFile(SOURCE.resolve("seccomp_linux.go")) && Files.isExecutable(Path.of("/usr/bin/go")),
                "no Go or no source of the engine (Debian: golang-go, golang-github-docker-docker-dev)");
        Path main = directory.resolve("engine_resolve.go");
        try (InputStream in = Objects.requireNonNull(EngineResolver.class.getResourceAsStream("engine_resolve.go"))) {
            Files.copy(in, main);
        }
        Path program = directory.resolve("engine_resolve");
        ProcessBuilder go =
                new ProcessBuilder("/usr/bin/go", "build", "-o", program.toString(), main.toString()).inheritIO();
        go.environment()
                .putAll(Map.of(
                        "GO111MODULE", "off",
                        "GOPATH", GOPATH.toString(),
                        "GOCACHE", directory.resolve("cache").toString(),
                        "GOENV", "off",
                        "GOFLAGS", "",
                        "GOTOOLCHAIN", "local",
                        "CGO_ENABLED", "0"));
        end(go, 120);
        boolean newer = Files.readString(SOURCE.resolve("seccomp_linux.go")).contains("DefaultErrnoRet");
        return new EngineResolver(program, newer ? EngineGeneration.DOCKER_23 : EngineGeneration.DOCKER_20_10);
    }

    /** The profile that comes with the source. */
    static String packagedDefault() throws IOException {
        return Files.readString(SOURCE.resolve("default.json"));
    }

    /** The OCI object for each question, null where the engine refuses the profile or would run without a filter. */
    List<JsonNode> resolve(List<Question> questions) throws IOException, InterruptedException {
        Path in = program.resolveSibling("questions");
        Path out = program.resolveSibling("answers");
        List<String> lines = new ArrayList<>();
        for (Question question : questions) {
            lines.add(JSON.writeValueAsString(question));
        }
        Files.write(in, lines);
        end(
                new ProcessBuilder(program.toString())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT),
                120);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            answers.add(withoutNulls(JSON.readTree(line).get("oci")));
        }
        assertThat(answers).hasSameSizeAs(questions);
        return answers;
    }

    /** Go writes null for a rule's names where the document has none. */
    private static JsonNode withoutNulls(JsonNode oci) {
        for (JsonNode rule : oci.path("syscalls")) {
            if (rule.get("names").isNull()) {
                ((ObjectNode) rule).putArray("names");
            }
        }
        return oci;
    }

    private static void end(ProcessBuilder builder, long seconds) throws IOException, InterruptedException {
        Process process = builder.start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended)
                .as("ended within %s s: %s", seconds, builder.command())
                .isTrue();
        assertThat(process.exitValue()).as("exit code of %s", builder.command()).isZero();
    }
}
