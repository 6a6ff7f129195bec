package dev.hasp.seccomp.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.Requirement;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A profile learnt from a trace lets runc start the program, and nothing beyond it; needs root, strace, runc and busybox. */
class LearnedProfileStartsTest {

    private static final Path BUSYBOX = Path.of("/usr/bin/busybox");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @BeforeEach
    void needs_a_machine_that_can() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "no x86_64");
        for (String tool : List.of("/usr/bin/strace", "/usr/sbin/runc", BUSYBOX.toString())) {
            Requirement.met(
                    Files.isExecutable(Path.of(tool)), "no " + tool + " (Debian: strace, runc, busybox-static)");
        }
        Requirement.met(System.getProperty("user.name").equals("root"), "not root");
        Files.createDirectories(directory.resolve("rootfs/bin"));
        Files.copy(BUSYBOX, directory.resolve("rootfs/bin/busybox"));
        run("/usr/sbin/runc", "spec");
        ObjectNode plain = config(List.of("/bin/busybox", "true"), false);
        Files.writeString(directory.resolve("config.json"), plain.toString());
        Requirement.met(run(runc("plain")) == 0, "runc starts no container here");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void starts_the_program_and_refuses_the_rest(boolean noNewPrivileges) throws Exception {
        Path log = directory.resolve("trace");
        assertThat(run("/usr/bin/strace", "-f", "-o", log.toString(), BUSYBOX.toString(), "ls", "/"))
                .isZero();
        ProfileLearner learner = ProfileLearner.on(Architecture.X86_64);
        Trace trace = Trace.parse("ls", Files.readString(log), Architecture.X86_64);
        SeccompProfile profile = (noNewPrivileges ? learner.withNoNewPrivileges() : learner).learn(List.of(trace));

        assertThat(start(profile, noNewPrivileges, "ls", "/")).isZero();
        assertThat(start(profile, noNewPrivileges, "mkdir", "/x")).isNotZero();
        assertThat(Files.readString(directory.resolve("output"))).contains("Function not implemented");
    }

    private int start(SeccompProfile profile, boolean noNewPrivileges, String... applet) throws Exception {
        List<String> args = new ArrayList<>(List.of("/bin/busybox"));
        args.addAll(List.of(applet));
        ObjectNode config = config(args, noNewPrivileges);
        SeccompContext context = SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of());
        JsonNode seccomp = JSON.readTree(profile.resolve(context).toJson());
        ((ObjectNode) config.get("linux")).set("seccomp", seccomp);
        Files.writeString(directory.resolve("config.json"), config.toString());
        return run(runc(applet[0] + noNewPrivileges));
    }

    private ObjectNode config(List<String> args, boolean noNewPrivileges) throws IOException {
        Path spec = directory.resolve("spec.json");
        if (!Files.exists(spec)) {
            Files.move(directory.resolve("config.json"), spec);
        }
        ObjectNode config = (ObjectNode) JSON.readTree(Files.readString(spec));
        ObjectNode process = (ObjectNode) config.get("process");
        process.put("terminal", false);
        process.put("noNewPrivileges", noNewPrivileges);
        process.set("args", JSON.valueToTree(args));
        ObjectNode root = (ObjectNode) config.get("root");
        root.put("readonly", false);
        return config;
    }

    private String[] runc(String id) {
        String name = "hasp-" + id + "-" + ProcessHandle.current().pid();
        return new String[] {
            "/usr/sbin/runc", "--root", directory.resolve("state").toString(), "run", name
        };
    }

    private int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(String.join(" ", command) + "\n"
                        + new String(Files.readAllBytes(directory.resolve("output")), StandardCharsets.UTF_8))
                .isTrue();
        return process.exitValue();
    }
}
