package dev.hasp.testing.engine;

/** No engine answers where one was looked for. */
public final class NoEngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoEngineException(String message) {
        super(message);
    }

    NoEngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
