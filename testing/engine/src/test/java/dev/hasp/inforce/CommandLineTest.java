package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a shell to do, done in a real shell with the packaged command and the docker command. */
@RequiresEngine
class CommandLineTest {

    private static final Path ROOT = Path.of(System.getProperty("hasp.root"));
    private static final long SECONDS = 120;

    private final Engine engine;

    @TempDir
    Path directory;

    CommandLineTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void look_for_the_commands() throws Exception {
        needs(
                Files.isRegularFile(ROOT.resolve("profiles/target/hasp.jar")),
                "there is no profiles/target/hasp.jar; mvn verify makes it");
        needs(shell("command -v docker").exitCode() == 0, "there is no docker command (Debian: docker.io)");
    }

    private static void needs(boolean met, String otherwise) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(met).as(otherwise).isTrue();
        }
        Assumptions.assumeTrue(met, otherwise);
    }

    @Test
    void the_line_of_the_readme_starts_a_locked_container() throws Exception {
        Ended ended = shell("eval \"docker run --rm $(hasp flags --format shell batch-job) " + engine.image()
                + " cat /proc/self/status\"");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .containsPattern("(?m)^Uid:\\s+65534\\s+65534\\s+65534\\s+65534$")
                .containsPattern("(?m)^CapEff:\\s+0{16}$")
                .containsPattern("(?m)^CapBnd:\\s+0{16}$")
                .containsPattern("(?m)^NoNewPrivs:\\s+1$");
    }

    @Test
    void a_seccomp_document_of_the_profile_is_in_force() throws Exception {
        Files.writeString(directory.resolve("filter.json"), """
                {"defaultAction": "SCMP_ACT_ALLOW",
                 "syscalls": [{"names": ["mkdir", "mkdirat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}
                """);
        Files.writeString(directory.resolve("job.yaml"), "version: 1\nseccomp: {file: filter.json}\n");
        Ended ended = shell("flags=$(hasp flags --format shell --seccomp-dir filters job.yaml 2>/dev/null) && "
                + "eval \"docker run --rm $flags " + engine.image() + " mkdir /tmp/made\"");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("Operation not permitted");
    }

    @Test
    void the_quickstart_shows_what_the_kernel_says() throws Exception {
        Ended ended = shell("\"" + ROOT + "\"/profiles/quickstart");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("--cap-drop=ALL\n")
                .containsPattern("(?m)^CapEff:\\s+0{16}$")
                .endsWith("No capability is in effect or in reach, and no program in the container can gain one.\n");
    }

    @Test
    void verify_says_what_is_in_force_and_tells_the_steps_beside() throws Exception {
        Ended ended = shell("hasp verify batch-job --set memory=96m --set memorySwap=96m --json 2>steps");

        assertThat(ended.output())
                .contains("\"key\" : \"memory\"", "\"inForce\" : \"96m\"")
                .doesNotContain("hasp: ");
        assertThat(ended.exitCode()).isEqualTo(ended.output().contains("\"inForce\" : true,") ? 0 : 1);
        assertThat(directory.resolve("steps")).isEmptyFile();
    }

    @Test
    void verify_looks_from_the_side_that_it_is_told() throws Exception {
        needs(Files.isWritable(Path.of("/proc/sys/kernel/hostname")), "looking from outside needs root");

        Ended ended = shell("hasp verify batch-job --set memory=96m --set memorySwap=96m --from outside");

        assertThat(ended.output())
                .containsPattern("(?m)^in force +memory +96m")
                .containsPattern("(?m)^not seen +seccompRules ")
                .containsPattern("(?m)^batch-job on .*, by /proc/[0-9]+ on the host: ");
    }

    @Test
    void check_looks_at_a_container_that_runs() throws Exception {
        needs(Files.isWritable(Path.of("/proc/sys/kernel/hostname")), "looking from outside needs root");

        Ended ended = shell("id=$(docker run --detach --network none --memory 96m " + engine.image()
                + " sleep 60) && printf 'version: 1\nnetwork: none\nmemory: 96m\n' > job.yaml"
                + " && hasp check $id job.yaml; echo \"ended with $?\"; docker rm --force $id");

        assertThat(ended.output())
                .containsPattern("(?m)^in force +networkNamespace +network none ")
                .containsPattern("(?m)^in force +memory +96m")
                .contains("ended with 0");
    }

    @Test
    void diff_says_what_a_running_container_permits_beyond_a_profile() throws Exception {
        needs(Files.isWritable(Path.of("/proc/sys/kernel/hostname")), "looking from outside needs root");

        Ended ended = shell("id=$(docker run --detach --network none --memory 96m --cap-drop ALL " + engine.image()
                + " sleep 60) && printf 'version: 1\ncapabilities: {drop: [ALL]}\nnetwork: none\nmemory: 64m\n' > job.yaml"
                + " && hasp diff job.yaml container:$id --json; echo \"ended with $?\"; docker rm --force $id");

        assertThat(ended.output())
                .contains("\"onlySecondMay\" : \"use 100663296 bytes of memory\"", "ended with 1")
                .doesNotContain("\"key\" : \"bounding\"", "\"key\" : \"maskedPaths\"");
    }

    @Test
    void a_container_that_is_not_there_is_no_verdict() throws Exception {
        Ended ended = shell("hasp check nowhere-to-be-found batch-job");

        assertThat(ended.exitCode()).isEqualTo(69);
        assertThat(ended.output())
                .contains("there is no container nowhere-to-be-found; docker ps lists those that run on the engine"
                        + " [cannot-look]");
    }

    @Test
    void saved_facts_say_what_the_engine_says() throws Exception {
        Ended live = shell("hasp preflight batch-job");
        Ended saved = shell("hasp facts > facts.json && hasp preflight batch-job --facts facts.json");

        assertThat(saved).isEqualTo(live);
        assertThat(live.output()).contains("batch-job on ");
    }

    @Test
    void an_engine_that_does_not_answer_is_no_verdict() throws Exception {
        Ended ended = shell("hasp verify batch-job --engine unix:///nowhere/docker.sock");

        assertThat(ended.exitCode()).isEqualTo(69);
        assertThat(ended.output()).contains("no engine answers at unix:///nowhere/docker.sock", "[engine-unreachable]");
    }

    private record Ended(int exitCode, String output) {}

    private Ended shell(String script) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "shell", ".out");
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().remove("JAVA_TOOL_OPTIONS");
        shell.environment().merge("PATH", ROOT.resolve("profiles").toString(), (path, own) -> own + ":" + path);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = shell.start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("ended within %s s: %s", SECONDS, script).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
