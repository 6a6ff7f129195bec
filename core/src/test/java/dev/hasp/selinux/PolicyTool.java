package dev.hasp.selinux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of SELinux userspace that judges policies without a kernel. */
public enum PolicyTool {
    /** Compiles CIL. */
    SECILC("secilc", "secilc"),
    /** Whether a policy holds a label. */
    CHKCON("chkcon", "sepol-utils"),
    /** Whether a policy grants an access, and which constraint denies it. */
    CHECK_ACCESS("sepol_check_access", "sepol-utils"),
    /** The rules of a policy. */
    SESEARCH("sesearch", "setools");

    private final String program;
    private final String debianPackage;

    PolicyTool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /** What it answered. */
    public record Answer(int code, String text) {}

    /** Where it is; aborts the test where the machine lacks it, but fails it on continuous integration. */
    public Path required() {
        Optional<Path> place = place();
        String missing = "no " + program + " (Debian: " + debianPackage + ")";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(place).as(missing).isPresent();
        }
        assumeTrue(place.isPresent(), missing);
        return place.orElseThrow();
    }

    /** Runs it where it is {@linkplain #required required}. */
    public Answer run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(required().toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Optional<Path> place() {
        return Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
