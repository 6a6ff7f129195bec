package dev.hasp.docker;

/** Flags that name a seccomp document, asked for before anyone said in which directory its file is. */
public final class SeccompDirectoryMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SeccompDirectoryMissingException(String file) {
        super(
                "seccomp: the flags name the file " + file
                        + " and no directory is known; say which with in(directory), and writeFiles(directory) writes it there");
    }
}
