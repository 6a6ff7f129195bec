package dev.hasp.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Files that only this process's user, or root, can have written: made so, and refused where they are not. */
final class PrivateFile {

    private static final FileAttribute<Set<PosixFilePermission>> MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;

    private PrivateFile() {}

    /** The directory, made if it is missing, with symbolic links resolved; no one else may exchange what is in it. */
    static Path directory(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectories(directory, DIRECTORY_MODE);
        }
        Path real = directory.toRealPath();
        Map<String, Object> attributes = Files.readAttributes(real, "unix:mode,uid");
        int mode = (int) Objects.requireNonNull(attributes.get("mode"));
        checkOwner(real, attributes);
        if ((mode & WRITABLE_BY_OTHERS) != 0 && (mode & STICKY) == 0) {
            throw McsRegistryException.unsafe(
                    real, "others may write to this directory and exchange the file", "chmod go-w it");
        }
        return real;
    }

    /** Opens for reading and writing, and makes the file if asked to. */
    static FileChannel open(Path file, OpenOption... options) throws IOException {
        if (key(file).isPresent()) {
            check(file);
        }
        Set<OpenOption> all = new HashSet<>(Set.of(options));
        all.addAll(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        return FileChannel.open(file, all, MODE);
    }

    private static void check(Path file) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(file, "unix:mode,uid,isRegularFile", LinkOption.NOFOLLOW_LINKS);
        if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
            throw McsRegistryException.unsafe(
                    file, "is no regular file", "give the path of a file, not of a link to it");
        }
        checkOwner(file, attributes);
        if (((int) Objects.requireNonNull(attributes.get("mode")) & WRITABLE_BY_OTHERS) != 0) {
            throw McsRegistryException.unsafe(file, "others may write it", "chmod 600 it if you trust what is in it");
        }
    }

    private static void checkOwner(Path path, Map<String, Object> attributes) throws IOException {
        int owner = (int) Objects.requireNonNull(attributes.get("uid"));
        Object mine = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (owner != 0 && !mine.equals(owner)) {
            throw McsRegistryException.unsafe(
                    path, "belongs to user " + owner + ", neither root nor user " + mine, "give another path");
        }
    }

    /** Which file is there: its device and number; empty if there is none. */
    static Optional<Object> key(Path file) throws IOException {
        try {
            return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey());
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    /** Makes what was named, renamed and removed in a directory last. */
    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
