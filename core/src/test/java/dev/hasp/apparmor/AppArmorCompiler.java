package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The real {@code apparmor_parser} (Debian: apparmor), compiling for the features of {@code abi/3.0} and loading nothing. */
final class AppArmorCompiler {

    private static final Path PROGRAM = Path.of("/sbin/apparmor_parser");
    private static final String FEATURES = "/etc/apparmor.d/abi/3.0";

    private AppArmorCompiler() {}

    /**
     * What it said.
     *
     * @param exit its exit status
     * @param messages its messages, without the one on a kernel that has no AppArmor
     * @param output what it printed
     */
    record Answer(int exit, String messages, String output) {

        boolean accepts() {
            return exit == 0;
        }
    }

    /** Aborts the test where there is none, but fails it on continuous integration. */
    static void required() {
        boolean there = Files.isExecutable(PROGRAM);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("apparmor_parser (Debian: apparmor)").isTrue();
        }
        assumeTrue(there, "no apparmor_parser (Debian: apparmor)");
    }

    /** Compiles a text, with each warning an error. */
    static Answer compile(String text) {
        return run(text, "-QK", "--warn=all", "--Werror");
    }

    /** The names of the profiles in a text. */
    static List<String> names(String text) {
        return run(text, "-N").output().lines().toList();
    }

    /** Compiles a text, warnings or not, and prints what the kernel gets, a byte as a character. */
    static Answer binary(String text) {
        return run(text, "-QKS");
    }

    private static Answer run(String text, String... options) {
        required();
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-M", FEATURES));
        command.addAll(List.of(options));
        try {
            Path messages = Files.createTempFile("apparmor", ".err");
            Path input = Files.createTempFile("apparmor", ".profile");
            try {
                Files.writeString(input, text);
                command.add(input.toString());
                Process process = new ProcessBuilder(command)
                        .redirectError(messages.toFile())
                        .start();
                process.getOutputStream().close();
                byte[] output = process.getInputStream().readAllBytes();
                int exit = process.waitFor();
                String said = new String(Files.readAllBytes(messages), StandardCharsets.ISO_8859_1);
                return new Answer(
                        exit,
                        said.lines()
                                .filter(line -> !line.contains("nterface file missing"))
                                .collect(Collectors.joining("\n")),
                        new String(output, StandardCharsets.ISO_8859_1));
            } finally {
                Files.delete(messages);
                Files.delete(input);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
