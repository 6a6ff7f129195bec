package dev.hasp.laws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** {@code secilc} and {@code sesearch} on the small policy of the core module's tests, one directory for each. */
final class PolicyCompiler {

    private static final Path ROOT = Path.of(System.getProperty("hasp.root", "../.."));
    private static final Path BASE = ROOT.resolve("core/src/test/resources/dev/hasp/selinux/base.cil");

    private final Path directory;
    private final List<String> sources = new ArrayList<>();

    private PolicyCompiler(Path directory) {
        this.directory = directory;
    }

    /** With types and blocks beside those of the base. */
    static PolicyCompiler with(String more) {
        try {
            PolicyCompiler compiler = new PolicyCompiler(Files.createTempDirectory("policy"));
            compiler.add("levels.cil", levels());
            compiler.add("base.cil", Files.readString(BASE));
            compiler.add("more.cil", more);
            return compiler;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void add(String name, String text) throws IOException {
        sources.add(Files.writeString(directory.resolve(name), text).toString());
    }

    /** Compiles the base with these modules; returns what the compiler complained of, nothing where it did not. */
    String compile(String... modules) {
        List<String> command = new ArrayList<>(
                List.of(program("secilc", "secilc"), "-M", "true", "-c", "33", "-o", binary(), "-f", "/dev/null"));
        command.addAll(sources);
        try {
            for (int i = 0; i < modules.length; i++) {
                command.add(Files.writeString(directory.resolve("module" + i + ".cil"), modules[i])
                        .toString());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return run(command);
    }

    /** The rules of the policy that was compiled last, for a type of processes. */
    List<String> rulesOf(String type) {
        return run(List.of(program("sesearch", "setools"), "-A", "-s", type, binary()))
                .lines()
                .toList();
    }

    private String binary() {
        return directory.resolve("policy").toString();
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), UTF_8);
            int code = process.waitFor();
            return code == 0 || !text.isEmpty() ? text : "exit code " + code;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Where it is; aborts the test where the machine lacks it, but fails it on continuous integration. */
    private static String program(String name, String debianPackage) {
        Path path = Path.of("/usr/bin", name);
        String missing = "no " + name + " (Debian: " + debianPackage + ")";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(path).as(missing).isExecutable();
        }
        assumeTrue(Files.isExecutable(path), missing);
        return path.toString();
    }

    private static String levels() {
        String categories = IntStream.range(0, 1024).mapToObj(c -> "c" + c).collect(joining(" "));
        return IntStream.range(0, 1024).mapToObj(c -> "(category c" + c + ")").collect(joining())
                + "(sensitivity s0)(sensitivityorder (s0))(categoryorder (" + categories + "))"
                + "(sensitivitycategory s0 (range c0 c1023))(level systemlow (s0))"
                + "(level systemhigh (s0 (range c0 c1023)))";
    }
}
