package dev.hasp.docker;

import dev.hasp.SecuritySpec;
import dev.hasp.docker.FlagWriter.Argument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A spec as arguments of {@code docker run} and {@code docker create}.
 *
 * <p>Long options, each in one argument with its value, in the order of the controls; the same spec always gives the
 * same arguments. They are for docker 23 and later unless {@link TargetTable#dockerCommand()} says otherwise.
 *
 * <p>A seccomp document goes to a file, which the docker command reads: say in which directory with {@link #in}, and
 * write it with {@link #writeFiles}.
 */
public final class DockerFlags {

    private final List<Argument> arguments;
    private final Map<String, String> files;
    private final Optional<Path> directory;

    private DockerFlags(List<Argument> arguments, Map<String, String> files, Optional<Path> directory) {
        this.arguments = List.copyOf(arguments);
        this.files = Collections.unmodifiableMap(files);
        this.directory = directory;
    }

    /**
     * The flags of a spec.
     *
     * @throws InexpressibleException with everything that no flag can say
     */
    public static DockerFlags of(SecuritySpec spec) {
        FlagWriter out = new FlagWriter(spec);
        FlagLines.ALL.write(spec, out);
        out.throwIfAnythingCannotBeSaid();
        return new DockerFlags(out.arguments(), out.files(), Optional.empty());
    }

    /** These flags with their files in a directory, which they name as it is given here. */
    public DockerFlags in(Path seccompDirectory) {
        return new DockerFlags(arguments, files, Optional.of(seccompDirectory));
    }

    /** The documents that the flags need, by file name; a name changes whenever its document does. */
    public Map<String, String> files() {
        return files;
    }

    /**
     * Writes the documents to a directory that exists. Each appears whole or not at all; one that is there already
     * stays as it is.
     */
    public void writeFiles(Path seccompDirectory) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            AtomicFile.write(seccompDirectory.resolve(file.getKey()), file.getValue());
        }
    }

    /**
     * The arguments.
     *
     * @throws SeccompDirectoryMissingException if a document needs a directory and none is known
     */
    public List<String> arguments() {
        List<String> all = new ArrayList<>();
        for (Argument argument : arguments) {
            all.add(argument.text() + argument.file().map(this::place).orElse(""));
        }
        return List.copyOf(all);
    }

    /** The arguments, with the files in a directory. */
    public List<String> arguments(Path seccompDirectory) {
        return in(seccompDirectory).arguments();
    }

    private String place(String file) {
        return directory
                .orElseThrow(() -> new SeccompDirectoryMissingException(file))
                .resolve(file)
                .toString();
    }

    /**
     * One argument a line.
     *
     * @throws InexpressibleException if an argument itself holds a newline; the other forms can say it
     */
    public String lines() {
        return FlagText.lines(arguments, arguments());
    }

    /** Text for a POSIX shell, such as the inside of {@code eval "docker run $(…) image"}: every argument is one word. */
    public String shell() {
        return FlagText.shell(arguments());
    }

    /** Every argument with a NUL after it, as {@code xargs -0} reads them. */
    public String nul() {
        return FlagText.nul(arguments());
    }

    /** A JSON array of strings. */
    public String json() {
        return FlagText.json(arguments());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DockerFlags that
                && that.arguments.equals(arguments)
                && that.files.equals(files)
                && that.directory.equals(directory);
    }

    @Override
    public int hashCode() {
        return arguments.hashCode();
    }

    /** For reading, not for a shell: arguments without their directory. */
    @Override
    public String toString() {
        return "DockerFlags"
                + arguments.stream()
                        .map(argument -> argument.text() + argument.file().orElse(""))
                        .toList();
    }
}
