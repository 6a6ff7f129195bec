package dev.hasp.observed;

import java.util.List;

/**
 * The kernel's files as the container's first process sees them, however they are reached. Paths are the container's:
 * {@code /proc/self/status} is its first process's.
 */
public interface KernelFiles {

    /** What reading gave. */
    sealed interface Answer<T> {
        /** The content. */
        record Content<T>(T value) implements Answer<T> {}

        /** Why there is none: an error's name such as {@code ENOENT} or {@code EACCES}, or a sentence. */
        record Refused<T>(String why) implements Answer<T> {}

        /** Nobody asked: the path was not among those that were read. */
        record NotAsked<T>() implements Answer<T> {}
    }

    /** The text of a file. */
    Answer<String> text(String path);

    /** Where a symbolic link points, such as {@code net:[4026531840]} for a namespace. */
    Answer<String> link(String path);

    /** The names in a directory, without {@code .} and {@code ..}; refused with {@code ENOTDIR} where it is none. */
    Answer<List<String>> names(String path);

    /**
     * The whole paths of the character and block devices below a directory, at any depth; symbolic links are not
     * followed and {@code /dev/pts} is left out. What counts is {@code lstat(2)}: a node that is bound over a file is
     * still a file in a listing.
     */
    default Answer<List<String>> devices(String path) {
        return new Answer.NotAsked<>();
    }

    /** Whether the reader is a process outside of the container, so that ids are those of the host. */
    default boolean isOutside() {
        return false;
    }

    /** How the files were reached, for people: {@code a probe inside} or {@code /proc/1234 on the host}. */
    String method();
}
