package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.document.CeilingDocument;
import dev.hasp.document.DocumentException;
import dev.hasp.document.ProfileDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads profiles from files and from standard input, each up to a size that no honest profile reaches. */
final class Documents {

    /** In bytes; the largest seccomp profile known is below 200 KiB. */
    static final int MOST_BYTES = 4 << 20;

    private final InputStream standardInput;
    private boolean isRead;

    Documents(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    SecurityProfile file(String name) {
        try {
            Path file = Path.of(name);
            return parse(name, text(name, file), file);
        } catch (InvalidPathException e) {
            throw unreadable(name, e);
        }
    }

    SecurityProfile standardInput() {
        return parse("standard input", standardInputText(), Path.of("-"));
    }

    private String standardInputText() {
        if (isRead) {
            throw Failure.usage("standard-input-twice", "- stands twice", "standard input can be read once");
        }
        isRead = true;
        try {
            return decode(bytes(standardInput));
        } catch (IOException e) {
            throw unreadable("standard input", e);
        }
    }

    /** The text of a file, or of standard input for -. */
    String text(String name) {
        if (name.equals("-")) {
            return standardInputText();
        }
        try {
            return text(name, Path.of(name));
        } catch (InvalidPathException e) {
            throw unreadable(name, e);
        }
    }

    /** The ceiling in a file, or on standard input for -. */
    Ceiling ceiling(String name) {
        String shown = name.equals("-") ? "standard input" : name;
        String text = text(name);
        try {
            return CeilingDocument.read(shown, text, referenced -> referenced(Path.of(name), referenced));
        } catch (DocumentException refusal) {
            throw Failure.usage(Issue.of(refusal));
        }
    }

    /** Files that the document names are relative to the document itself. */
    private static SecurityProfile parse(String name, String text, Path document) {
        try {
            return ProfileDocument.read(name, text, referenced -> referenced(document, referenced));
        } catch (DocumentException refusal) {
            throw Failure.findings(Issue.of(refusal));
        }
    }

    /** The text of a file that a document names, relative to the document. */
    static String referenced(Path document, String name) throws IOException {
        try (InputStream in = Files.newInputStream(document.resolveSibling(name))) {
            return decode(bytes(in));
        } catch (InvalidPathException | IOException e) {
            throw new IOException("cannot read " + name + ": " + reason(e), e);
        }
    }

    private static String text(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return decode(bytes(in));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("it is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        return bytes;
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Failure unreadable(String name, Exception e) {
        return Failure.usage(
                "unreadable", "cannot read " + name + ": " + reason(e), "give a file in UTF-8 that can be read");
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
    }
}
