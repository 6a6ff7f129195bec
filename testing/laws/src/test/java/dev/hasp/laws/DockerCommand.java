package dev.hasp.laws;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The docker command of this machine.
 *
 * @param major its version's first number
 * @param minor its version's second number
 */
record DockerCommand(int major, int minor) {

    private static final Pattern VERSION = Pattern.compile("Docker version (\\d+)\\.(\\d+)");

    /**
     * What a run left.
     *
     * @param exit its exit status
     * @param errors what it said on its standard error
     */
    record Result(int exit, String errors) {}

    /** Whether it is that version or a later one. */
    boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    /** The command; without one the test is skipped, and fails where CI promised one. */
    static DockerCommand installed() {
        Optional<DockerCommand> command = find();
        if (command.isEmpty()) {
            String message = "no docker command on this machine, so what it makes of flags is not tested";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
        return command.orElseThrow();
    }

    private static Optional<DockerCommand> find() {
        try {
            Process process = new ProcessBuilder("docker", "--version")
                    .redirectErrorStream(true)
                    .start();
            Matcher version =
                    VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return version.find()
                    ? Optional.of(
                            new DockerCommand(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))))
                    : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    /** Runs {@code docker create} with these flags against an engine, with no settings of the user's own. */
    Result create(StandInEngine engine, List<String> flags) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("docker", "-H", engine.host(), "create"));
        line.addAll(flags);
        line.add("image");
        ProcessBuilder builder = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("DOCKER_")
                        || name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
        Path settings = engine.directory();
        environment.put("DOCKER_CONFIG", settings.toString());
        environment.put("HOME", settings.toString());
        Process process = builder.start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the docker command hangs: " + line);
        }
        return new Result(process.exitValue(), errors);
    }
}
