package dev.hasp.control;

import java.util.Optional;

/**
 * Which processes a container sees ({@code pid_namespaces(7)}).
 *
 * @param kind whose namespace
 * @param container the container for {@link Kind#CONTAINER}, else empty
 */
public record PidMode(Kind kind, Optional<ContainerReference> container) {

    /** Whose process namespace. */
    public enum Kind {
        /** Its own: the container sees only itself. The engine's default. */
        PRIVATE,
        /** The host's: the container sees every process. */
        HOST,
        /** Another container's. */
        CONTAINER
    }

    private static final String PREFIX = "container:";

    public PidMode {
        if (container.isPresent() != (kind == Kind.CONTAINER)) {
            throw new MalformedValueException(
                    "pid", kind.name(), "does not fit its container", "only the kind CONTAINER names one");
        }
    }

    /** A namespace of its own. */
    public static PidMode isolated() {
        return new PidMode(Kind.PRIVATE, Optional.empty());
    }

    /** The host's processes. */
    public static PidMode host() {
        return new PidMode(Kind.HOST, Optional.empty());
    }

    /** Another container's processes, by name or id. */
    public static PidMode container(String container) {
        return new PidMode(Kind.CONTAINER, Optional.of(new ContainerReference(container)));
    }

    /** Reads {@code private}, {@code host} or {@code container:X}. */
    public static PidMode parse(String text) {
        if (text.startsWith(PREFIX)) {
            return container(text.substring(PREFIX.length()));
        }
        return switch (text) {
            case "private" -> isolated();
            case "host" -> host();
            default ->
                throw new MalformedValueException(
                        "pid", text, "is no pid mode", "expected private, host or container:NAME");
        };
    }

    /** Docker's word, which is empty for a namespace of its own. */
    public String engineWord() {
        return kind == Kind.PRIVATE ? "" : toString();
    }

    @Override
    public String toString() {
        return switch (kind) {
            case PRIVATE -> "private";
            case HOST -> "host";
            case CONTAINER -> PREFIX + container.orElseThrow();
        };
    }
}
