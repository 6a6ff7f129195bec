package dev.hasp.seccomp.algebra;

/** A profile's conditions are too entangled to be compared exactly within bounded time and memory. */
public final class SeccompComplexityException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SeccompComplexityException(String message) {
        super("seccomp profile: " + message);
    }
}
