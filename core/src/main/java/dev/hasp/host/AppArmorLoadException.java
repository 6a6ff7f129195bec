package dev.hasp.host;

import java.io.IOException;

/** A profile was not loaded, or not taken out; nothing is left of the attempt unless the message says so. */
public final class AppArmorLoadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    AppArmorLoadException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    AppArmorLoadException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
