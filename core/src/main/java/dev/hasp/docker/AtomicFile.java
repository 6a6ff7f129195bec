package dev.hasp.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that appears whole or not at all. */
final class AtomicFile {

    private AtomicFile() {}

    /** Writes the text unless the file holds it already; readers never see a part of it. */
    static void write(Path file, String text) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(file).equals(text)) {
            return;
        }
        Path directory = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(directory, ".hasp-", ".part");
        try {
            Files.writeString(part, text);
            PosixFileAttributeView posix = Files.getFileAttributeView(part, PosixFileAttributeView.class);
            if (posix != null) {
                posix.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
