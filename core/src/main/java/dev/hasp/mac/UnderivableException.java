package dev.hasp.mac;

/** A spec, or a wish beside it, for which no profile can be derived. */
public final class UnderivableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnderivableException(String message) {
        super(message);
    }
}
