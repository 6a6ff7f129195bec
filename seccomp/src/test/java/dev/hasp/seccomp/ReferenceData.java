package dev.hasp.seccomp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measurements beside the project that are no part of it: tests that read them are extra and pass over them where they
 * are absent.
 */
public final class ReferenceData {

    private static final Path ROOT = Path.of(
                    System.getProperty("hasp.reference", System.getProperty("hasp.root", ".") + "/../shared/data"))
            .resolve("seccomp");

    private ReferenceData() {}

    /** Whether there is such a file or directory. */
    public static boolean has(String name) {
        return Files.exists(ROOT.resolve(name));
    }

    /** A file or directory of the measurements; aborts the test where there is none. */
    public static Path path(String name) {
        Path path = ROOT.resolve(name);
        assumeTrue(Files.exists(path), () -> "no reference data at " + path);
        return path;
    }

    /** The text of a file of the measurements; aborts the test where there is none. */
    public static String text(String name) {
        return text(path(name));
    }

    static String text(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
