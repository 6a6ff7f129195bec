package dev.hasp.probe;

import dev.hasp.observed.KernelFiles.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads files of this machine, and says why not as the kernel does. */
final class HostFile {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_NAMES = 10_000;

    /** What the C library makes of errors (errno(3)); in another language they stay as they are. */
    private static final Map<String, String> ERRORS = Map.of(
            "Invalid argument", "EINVAL",
            "Permission denied", "EACCES",
            "Operation not permitted", "EPERM",
            "No such process", "ESRCH",
            "Not a directory", "ENOTDIR",
            "Is a directory", "EISDIR",
            "Too many levels of symbolic links", "ELOOP",
            "Operation not supported", "EOPNOTSUPP");

    private HostFile() {}

    static Answer<String> text(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            return content.length > LONGEST
                    ? new Answer.Refused<>("is longer than " + LONGEST + " bytes")
                    : new Answer.Content<>(new String(content, StandardCharsets.UTF_8));
        } catch (IOException refused) {
            return new Answer.Refused<>(error(refused));
        }
    }

    static Answer<String> link(Path path) {
        try {
            return new Answer.Content<>(Files.readSymbolicLink(path).toString());
        } catch (IOException refused) {
            return new Answer.Refused<>(error(refused));
        }
    }

    /** What is in a directory; nothing else is opened, because a pipe would wait for a writer. */
    static Answer<List<String>> names(Path path) {
        try {
            if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isDirectory()) {
                return new Answer.Refused<>("ENOTDIR");
            }
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    names.add(entry.getFileName().toString());
                    if (names.size() > MOST_NAMES) {
                        return new Answer.Refused<>("holds more than " + MOST_NAMES + " files");
                    }
                }
            }
            names.sort(null);
            return new Answer.Content<>(names);
        } catch (DirectoryIteratorException broken) {
            return new Answer.Refused<>("cannot be listed to its end");
        } catch (IOException refused) {
            return new Answer.Refused<>(error(refused));
        }
    }

    /** The name of an error, or what there is to say of it. */
    static String error(IOException refused) {
        if (refused instanceof NoSuchFileException) {
            return "ENOENT";
        }
        if (refused instanceof AccessDeniedException) {
            return "EACCES";
        }
        if (refused instanceof NotDirectoryException) {
            return "ENOTDIR";
        }
        String words = String.valueOf(refused.getMessage());
        return ERRORS.entrySet().stream()
                .filter(error -> words.endsWith(error.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(words);
    }
}
