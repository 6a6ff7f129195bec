package dev.hasp.host;

import dev.hasp.apparmor.AppArmorProfile;
import dev.hasp.apparmor.AppArmorReader;
import dev.hasp.apparmor.LoadedMode;
import dev.hasp.apparmor.ProfileName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Loads AppArmor profiles into this host's kernel, and takes them out again; as root. A profile is kept in
 * {@code /etc/apparmor.d}, by its own name, so that the host loads it again when it starts. Files and profiles that were
 * not loaded by this are never touched.
 */
public final class AppArmorLoader {

    /** The first line of every file of this; {@code #} and a space, so that it includes nothing. */
    static final String MARK = "# Loaded by hasp. What is changed here is lost when hasp loads it again.";

    private static final Path DIRECTORY = Path.of("/etc/apparmor.d");

    private final AppArmorParser parser;
    private final Path directory;
    private final Path kernel;
    private final Path processes;

    AppArmorLoader(AppArmorParser parser, Path directory, Path kernel, Path processes) {
        this.parser = parser;
        this.directory = directory;
        this.kernel = kernel;
        this.processes = processes;
    }

    /**
     * That of this host.
     *
     * @throws AppArmorLoadException if it has no {@code apparmor_parser}
     */
    public static AppArmorLoader ofThisHost() throws AppArmorLoadException {
        AppArmorParser parser = AppArmorParser.installed()
                .orElseThrow(() -> new AppArmorLoadException(
                        "this host has no apparmor_parser", "install it (Debian, Ubuntu: apparmor)"));
        return new AppArmorLoader(parser, DIRECTORY, LoadedProfiles.KERNEL, Path.of("/proc"));
    }

    /**
     * What was done.
     *
     * @param file where the profile is kept, or was
     * @param replaced whether the kernel had a profile of that name before
     * @param mode the mode in which the kernel has it now; empty where it was taken out
     */
    public record Done(Path file, boolean replaced, Optional<LoadedMode> mode) {}

    /**
     * Compiles a profile, keeps its text and puts it into the kernel, in place of an earlier one of its name. Running
     * containers with that profile go on under the new one.
     *
     * @param text the profile's text, as {@code AppArmorText} writes it
     * @throws AppArmorLoadException if the text does not compile, the name is taken by someone else's, this is not root, or
     *     the kernel does not take it; the file is as before then, and so is the kernel, unless it took the profile and
     *     could not be asked afterwards
     * @throws dev.hasp.apparmor.AppArmorSyntaxException if the text is no profile
     */
    public Done load(String text) throws AppArmorLoadException {
        AppArmorProfile profile = AppArmorReader.read(text);
        ProfileName name = profile.name();
        boolean loaded = loaded().containsKey(name.text());
        Path file = directory.resolve(name.text());
        Optional<String> before = own(file);
        if (loaded && before.isEmpty()) {
            throw new AppArmorLoadException(
                    "the kernel has a profile " + name + " that hasp did not load",
                    "choose another name, or take that one out first (apparmor_parser -R)");
        }
        compile(profile, text);
        write(file, MARK + "\n" + text);
        try {
            AppArmorParser.Compilation answer = run(() -> parser.replace(file));
            LoadedMode mode = loaded().get(name.text());
            if (!answer.accepted() || mode == null) {
                throw new AppArmorLoadException(
                        "the kernel did not take the profile " + name + ": " + String.join("; ", answer.messages()),
                        "look at the kernel's log");
            }
            return new Done(file, loaded, Optional.of(mode));
        } catch (AppArmorLoadException refusal) {
            restore(file, before);
            throw refusal;
        }
    }

    /**
     * Takes a profile out of the kernel and removes its file.
     *
     * @throws AppArmorLoadException if hasp did not load it, processes run under it, or the kernel keeps it
     */
    public Done remove(ProfileName name) throws AppArmorLoadException {
        Path file = directory.resolve(name.text());
        if (own(file).isEmpty()) {
            throw new AppArmorLoadException(
                    "there is no profile " + name + " that hasp loaded: " + file + " does not exist",
                    "give the name that it was loaded by");
        }
        boolean loaded = loaded().containsKey(name.text());
        if (loaded) {
            long confined = new ConfinedProcesses(processes).count(name);
            if (confined > 0) {
                throw new AppArmorLoadException(
                        confined + " processes run under the profile " + name
                                + ", and would go on without any if it were taken out",
                        "stop their containers first");
            }
            AppArmorParser.Compilation answer = run(() -> parser.remove(file));
            if (!answer.accepted() || loaded().containsKey(name.text())) {
                throw new AppArmorLoadException(
                        "the kernel keeps the profile " + name + ": " + String.join("; ", answer.messages()),
                        "look at the kernel's log");
            }
        }
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AppArmorLoadException(
                    "the kernel has no profile " + name + " any more, but " + file + " cannot be removed: "
                            + e.getMessage(),
                    "remove the file, or the host loads it when it starts",
                    e);
        }
        return new Done(file, loaded, Optional.empty());
    }

    private void compile(AppArmorProfile profile, String text) throws AppArmorLoadException {
        AppArmorParser.Compilation answer = run(() -> parser.compile(text, profile.abi()));
        if (!answer.accepted()) {
            throw new AppArmorLoadException(
                    "the profile " + profile.name() + " does not compile: " + String.join("; ", answer.messages()),
                    "correct it; nothing was written");
        }
        try {
            if (!parser.findsAlone(profile, text)) {
                throw new AppArmorLoadException(
                        "the compiler finds other profiles in the text than " + profile.name(),
                        "give a text with one profile");
            }
        } catch (AppArmorLoadException refusal) {
            throw refusal;
        } catch (IOException e) {
            throw unrun(e);
        }
    }

    private Map<String, LoadedMode> loaded() throws AppArmorLoadException {
        try {
            return LoadedProfiles.read(kernel);
        } catch (IOException e) {
            throw new AppArmorLoadException(
                    "cannot see which profiles the kernel has: " + kernel + ": "
                            + e.getClass().getSimpleName(),
                    "run it as root, on a host with AppArmor and securityfs",
                    e);
        }
    }

    /** The text of a file of this, or empty where there is none. */
    private static Optional<String> own(Path file) throws AppArmorLoadException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            String text = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readString(file) : "";
            if (text.startsWith(MARK + "\n")) {
                return Optional.of(text);
            }
        } catch (IOException e) {
            throw new AppArmorLoadException("cannot read " + file + ": " + e.getMessage(), "run it as root", e);
        }
        throw new AppArmorLoadException(file + " is not hasp's", "choose another name, or move the file away");
    }

    /** Never half a file: written aside, where the host does not look (names that begin with a dot), and moved. */
    private static void write(Path file, String text) throws AppArmorLoadException {
        Path aside = file.resolveSibling("." + file.getFileName() + ".hasp");
        try {
            Files.deleteIfExists(aside);
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new AppArmorLoadException("cannot write " + file + ": " + e.getMessage(), "run it as root", e);
        }
    }

    private static void restore(Path file, Optional<String> before) throws AppArmorLoadException {
        if (before.isPresent()) {
            write(file, before.get());
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new AppArmorLoadException(
                    "the profile was not loaded, and its file cannot be removed: " + file, "remove it", e);
        }
    }

    /** A run of the compiler. */
    @FunctionalInterface
    private interface Run {
        AppArmorParser.Compilation get() throws IOException;
    }

    private static AppArmorParser.Compilation run(Run run) throws AppArmorLoadException {
        try {
            return run.get();
        } catch (IOException e) {
            throw unrun(e);
        }
    }

    private static AppArmorLoadException unrun(IOException e) {
        return new AppArmorLoadException("cannot run apparmor_parser: " + e.getMessage(), "", e);
    }
}
