package dev.hasp.host;

import dev.hasp.apparmor.Abi;
import dev.hasp.apparmor.AppArmorProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** This host's compiler of AppArmor profiles ({@code apparmor_parser(8)}). */
public final class AppArmorParser {

    /** Not by PATH: it may run as root. */
    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/sbin/apparmor_parser"), Path.of("/sbin/apparmor_parser"));

    private static final Path FEATURES = Path.of("/etc/apparmor.d");
    private static final String NO_KERNEL = "nterface file missing";
    private static final long MOST_SECONDS = 120;
    private static final int MOST_MESSAGES = 1 << 16;

    private final Path program;

    AppArmorParser(Path program) {
        this.program = program;
    }

    /** That of this host, if it has one. */
    public static Optional<AppArmorParser> installed() {
        return PROGRAMS.stream().filter(Files::isExecutable).findFirst().map(AppArmorParser::new);
    }

    /**
     * What it said of a text.
     *
     * @param accepted whether it compiled
     * @param messages its errors and warnings, line by line
     */
    public record Compilation(boolean accepted, List<String> messages) {

        /** Takes a copy. */
        public Compilation {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Compiles a text and loads nothing.
     *
     * @param abi which kernel it is compiled for: not the one of this host, so that the answer is the same on each
     * @throws IOException if the program cannot be run, or does not end
     */
    public Compilation compile(String text, Optional<Abi> abi) throws IOException {
        List<String> options = new ArrayList<>(List.of("--skip-kernel-load", "--skip-cache", "--warn=all"));
        Path features = FEATURES.resolve(abi.orElse(Abi.V3_0).file());
        if (Files.isReadable(features)) {
            options.addAll(List.of("--features-file", features.toString()));
        }
        return run(text, options);
    }

    /**
     * The names of the profiles in a text, as the compiler finds them.
     *
     * @throws IOException if the program cannot be run, or does not end
     */
    List<String> names(String text) throws IOException {
        return run(text, List.of("--names")).messages();
    }

    /** Puts the profile of a file into the kernel, in place of one of that name. */
    Compilation replace(Path file) throws IOException {
        return run("", List.of("--replace", file.toString()));
    }

    /** Takes the profile of a file out of the kernel. */
    Compilation remove(Path file) throws IOException {
        return run("", List.of("--remove", file.toString()));
    }

    /** Whether it finds in the text the profile and no other. */
    boolean findsAlone(AppArmorProfile profile, String text) throws IOException {
        return names(text).equals(List.of(profile.name().text()));
    }

    private Compilation run(String input, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            give(process, input);
            String said = new String(process.getInputStream().readNBytes(MOST_MESSAGES), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(program + " does not end");
            }
            return new Compilation(
                    process.exitValue() == 0,
                    said.lines()
                            .filter(line -> !line.isBlank() && !line.contains(NO_KERNEL))
                            .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void give(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException hasEnough) {
            // it ended at an error, which it says
        }
    }
}
