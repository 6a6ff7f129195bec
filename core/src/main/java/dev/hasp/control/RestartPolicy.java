package dev.hasp.control;

import java.util.OptionalInt;

/**
 * Whether the engine starts the container again after it ended.
 *
 * @param kind when
 * @param maximumRetries for {@link Kind#ON_FAILURE}, how often at most; empty for ever
 */
public record RestartPolicy(Kind kind, OptionalInt maximumRetries) {

    /** When the engine starts the container again. */
    public enum Kind {
        /** Never. The engine's default. */
        NO,
        /** When it ended with an error. */
        ON_FAILURE,
        /** Always, also when the daemon starts. */
        ALWAYS,
        /** Always, unless someone stopped it. */
        UNLESS_STOPPED
    }

    public RestartPolicy {
        if (maximumRetries.isPresent() && (kind != Kind.ON_FAILURE || maximumRetries.getAsInt() < 1)) {
            throw new MalformedValueException(
                    "restart",
                    Integer.toString(maximumRetries.getAsInt()),
                    "is no number of retries here",
                    "expected on-failure with 1 or more");
        }
    }

    /** Never. */
    public static RestartPolicy no() {
        return new RestartPolicy(Kind.NO, OptionalInt.empty());
    }

    /** After an error, at most so often. */
    public static RestartPolicy onFailure(int maximumRetries) {
        return new RestartPolicy(Kind.ON_FAILURE, OptionalInt.of(maximumRetries));
    }

    /** Reads {@code no}, {@code on-failure}, {@code on-failure:N}, {@code always} or {@code unless-stopped}. */
    public static RestartPolicy parse(String text) {
        String prefix = "on-failure:";
        if (text.startsWith(prefix)) {
            long retries = Text.integer("restart", text.substring(prefix.length()));
            return onFailure((int) Math.max(0, Math.min(Integer.MAX_VALUE, retries)));
        }
        for (Kind kind : Kind.values()) {
            if (word(kind).equals(text)) {
                return new RestartPolicy(kind, OptionalInt.empty());
            }
        }
        throw new MalformedValueException(
                "restart",
                text,
                "is no restart policy",
                "expected no, on-failure, on-failure:N, always or unless-stopped");
    }

    /** Docker's word without the number. */
    public String word() {
        return word(kind);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case NO -> "no";
            case ON_FAILURE -> "on-failure";
            case ALWAYS -> "always";
            case UNLESS_STOPPED -> "unless-stopped";
        };
    }

    @Override
    public String toString() {
        return word() + (maximumRetries.isPresent() ? ":" + maximumRetries.getAsInt() : "");
    }
}
