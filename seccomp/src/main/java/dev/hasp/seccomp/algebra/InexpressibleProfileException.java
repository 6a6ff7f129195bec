package dev.hasp.seccomp.algebra;

/**
 * What is wanted cannot be said by a profile, or not in a shape that every release of libseccomp compiles rightly and
 * fast.
 */
public final class InexpressibleProfileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InexpressibleProfileException(String message) {
        super("seccomp profile: " + message);
    }
}
