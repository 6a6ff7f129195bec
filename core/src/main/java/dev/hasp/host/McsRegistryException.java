package dev.hasp.host;

import java.io.IOException;
import java.nio.file.Path;

/** A registry of levels that cannot be used: where, why, and what to do. */
public final class McsRegistryException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private McsRegistryException(String message) {
        super(message);
    }

    private McsRegistryException(String message, IOException cause) {
        super(message, cause);
    }

    static McsRegistryException unsafe(Path path, String reason, String remedy) {
        return new McsRegistryException("registry of levels " + path + ": " + reason + "; " + remedy);
    }

    static McsRegistryException damaged(Path path, long offset, String reason) {
        return new McsRegistryException("registry of levels " + path + ": " + reason + " at byte " + offset
                + ", before its end, so that it is not known who holds what; move it away, and observe the levels of all"
                + " containers that exist before taking new ones");
    }

    static McsRegistryException failed(Path path, IOException cause) {
        return new McsRegistryException(
                "registry of levels " + path + ": " + cause
                        + "; what was to be recorded is recorded whole or not at all: ask again",
                cause);
    }
}
