package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.docker.DockerFlags;
import dev.hasp.docker.InexpressibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp flags}: a profile as arguments of {@code docker run} and {@code docker create}. */
final class FlagsVerb extends ProfileVerb {

    /** How arguments are told apart. */
    enum Format {
        /** One on each line. */
        LINES,
        /** Words that a POSIX shell takes apart again, for eval. */
        SHELL,
        /** A NUL after each, for xargs -0. */
        NUL,
        /** An array of strings. */
        JSON;

        String of(DockerFlags flags) {
            return switch (this) {
                case LINES -> flags.lines();
                case SHELL -> flags.shell() + "\n";
                case NUL -> flags.nul();
                case JSON -> flags.json() + "\n";
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final OptionSpec format = OptionSpec.builder("--format")
            .paramLabel("FORMAT")
            .arity("1")
            .type(String.class)
            .description("lines (one argument on each, the default), shell (for eval), nul (for xargs -0) or json.")
            .build();
    private final OptionSpec seccompDir = OptionSpec.builder("--seccomp-dir")
            .paramLabel("DIR")
            .arity("1")
            .type(String.class)
            .description("Where to write the seccomp document that the flags name, if the profile brings one.")
            .build();

    FlagsVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("flags")
                .addOption(format)
                .addOption(seccompDir)
                .usageMessage()
                .description("Print a profile as options of docker run and docker create.")
                .footer(
                        "",
                        "Examples:",
                        "  eval \"docker run --rm $(hasp flags --format shell batch-job) image command\"",
                        "  hasp flags batch-job --set memory=2g --set user=1000:1000",
                        "  hasp flags --format nul job.yaml | xargs -0 sh -c 'docker create \"$@\" image' sh");
        return withProfile(spec);
    }

    @Override
    Answer run() {
        Format chosen = format();
        SecurityProfile profile = profile();
        try {
            DockerFlags flags = DockerFlags.of(profile.toSpec());
            return Answer.ok(chosen.of(flags.files().isEmpty() ? flags : withFiles(flags)));
        } catch (InexpressibleException refusal) {
            throw Failure.findings(Issue.of(refusal.findings(), profile));
        }
    }

    private Format format() {
        Optional<String> word = Optional.ofNullable(format.getValue());
        if (isJson() && word.filter(w -> !w.equals("json")).isPresent()) {
            throw Failure.usage("format-twice", "--json and --format " + word.get() + " are given", "give one of them");
        }
        String name = word.orElse(isJson() ? "json" : "lines");
        return Arrays.stream(Format.values())
                .filter(known -> known.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.usage(
                        "unknown-format",
                        "--format " + name + " is not known",
                        "expected one of " + Arrays.toString(Format.values())));
    }

    /** The flags with their documents in the directory, as an absolute path: a caller may change directory. */
    private DockerFlags withFiles(DockerFlags flags) {
        Optional<String> name = Optional.ofNullable(seccompDir.getValue());
        Path directory = Path.of(name.orElseThrow(() -> Failure.usage(
                        "seccomp-dir-missing",
                        "the profile brings its own seccomp filter, and docker reads it from a file",
                        "say with --seccomp-dir DIR where to write it")))
                .toAbsolutePath()
                .normalize();
        try {
            Files.createDirectories(directory);
            flags.writeFiles(directory);
        } catch (IOException e) {
            throw Failure.usage(
                    "cannot-write",
                    "cannot write to " + directory + ": " + e.getMessage(),
                    "give another --seccomp-dir");
        }
        return flags.in(directory);
    }
}
