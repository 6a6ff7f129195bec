package dev.hasp.document;

import java.io.IOException;

/**
 * Reads the files that a document names, such as {@code seccomp: {file: …}}. The library itself opens no file: whoever
 * reads a document says which files it may name and what a relative name is relative to.
 */
@FunctionalInterface
public interface ReferencedFiles {

    /**
     * The text of a file.
     *
     * @param name the name as the document gives it
     * @throws IOException if it cannot be read or may not be named; the message goes into the problem
     */
    String read(String name) throws IOException;

    /** Refuses every file. */
    static ReferencedFiles none() {
        return name -> {
            throw new IOException("files are not read here");
        };
    }
}
