package dev.hasp.control;

import java.util.Optional;

/**
 * Whose System V IPC, message queues and {@code /dev/shm} a container uses ({@code ipc_namespaces(7)}).
 *
 * @param kind whose namespace
 * @param container the container for {@link Kind#CONTAINER}, else empty
 */
public record IpcMode(Kind kind, Optional<ContainerReference> container) {

    /** Whose IPC namespace. */
    public enum Kind {
        /** What the daemon says: private since API 1.40, else shareable. */
        ENGINE_DEFAULT,
        /** Its own, without {@code /dev/shm}. */
        NONE,
        /** Its own. */
        PRIVATE,
        /** Its own, and other containers may join. */
        SHAREABLE,
        /** The host's. */
        HOST,
        /** Another container's, which must be shareable. */
        CONTAINER
    }

    private static final String PREFIX = "container:";

    public IpcMode {
        if (container.isPresent() != (kind == Kind.CONTAINER)) {
            throw new MalformedValueException(
                    "ipc", kind.name(), "does not fit its container", "only the kind CONTAINER names one");
        }
    }

    /** A kind that names no container. */
    public static IpcMode of(Kind kind) {
        return new IpcMode(kind, Optional.empty());
    }

    /** A namespace of its own. */
    public static IpcMode isolated() {
        return of(Kind.PRIVATE);
    }

    /** A namespace of its own, without {@code /dev/shm}. */
    public static IpcMode none() {
        return of(Kind.NONE);
    }

    /** The host's namespace. */
    public static IpcMode host() {
        return of(Kind.HOST);
    }

    /** Another container's namespace, by name or id. */
    public static IpcMode container(String container) {
        return new IpcMode(Kind.CONTAINER, Optional.of(new ContainerReference(container)));
    }

    /** Reads {@code default}, {@code none}, {@code private}, {@code shareable}, {@code host} or {@code container:X}. */
    public static IpcMode parse(String text) {
        if (text.startsWith(PREFIX)) {
            return container(text.substring(PREFIX.length()));
        }
        return switch (text) {
            case "default" -> of(Kind.ENGINE_DEFAULT);
            case "none" -> none();
            case "private" -> isolated();
            case "shareable" -> of(Kind.SHAREABLE);
            case "host" -> host();
            default ->
                throw new MalformedValueException(
                        "ipc",
                        text,
                        "is no ipc mode",
                        "expected default, none, private, shareable, host or container:NAME");
        };
    }

    /** Docker's word, which is empty for the engine's default. */
    public String engineWord() {
        return kind == Kind.ENGINE_DEFAULT ? "" : toString();
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ENGINE_DEFAULT -> "default";
            case NONE -> "none";
            case PRIVATE -> "private";
            case SHAREABLE -> "shareable";
            case HOST -> "host";
            case CONTAINER -> PREFIX + container.orElseThrow();
        };
    }
}
