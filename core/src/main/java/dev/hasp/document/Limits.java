package dev.hasp.document;

/** How large a document may be. Every one has room for the largest seccomp profile that is read. */
final class Limits {

    static final int CHARACTERS = 4 * 1024 * 1024;
    static final int NODES = 200_000;
    static final int DEPTH = 80;

    private Limits() {}
}
