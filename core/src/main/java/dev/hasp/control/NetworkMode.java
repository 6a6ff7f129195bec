package dev.hasp.control;

import java.util.Optional;

/**
 * Which network a container joins.
 *
 * @param kind what kind of network
 * @param name the network for {@link Kind#NAMED}, the container for {@link Kind#CONTAINER}, else empty
 */
public record NetworkMode(Kind kind, Optional<String> name) {

    /** The kinds of network that the engine tells apart. */
    public enum Kind {
        /** The engine's default network, which is bridge unless the engine says otherwise. */
        ENGINE_DEFAULT,
        /** Loopback alone. */
        NONE,
        /** The bridge that every container without a network shares. */
        BRIDGE,
        /** The host's own interfaces: no isolation. */
        HOST,
        /** A network that someone created. */
        NAMED,
        /** The network of another container. */
        CONTAINER
    }

    private static final String CONTAINER_PREFIX = "container:";

    public NetworkMode {
        if (name.isPresent() != (kind == Kind.NAMED || kind == Kind.CONTAINER)) {
            throw new MalformedValueException(
                    "network",
                    name.orElse(""),
                    "does not fit " + kind,
                    "only named networks and containers have a name");
        }
        if (kind == Kind.NAMED) {
            String network = Text.nonEmpty("network", name.orElseThrow());
            if (network.startsWith(CONTAINER_PREFIX) || of(network).isPresent()) {
                throw new MalformedValueException(
                        "network", network, "is a word of the engine", "expected the name of a created network");
            }
        } else if (kind == Kind.CONTAINER) {
            name = Optional.of(new ContainerReference(name.orElseThrow()).text());
        }
    }

    /** The engine's default network. */
    public static NetworkMode engineDefault() {
        return new NetworkMode(Kind.ENGINE_DEFAULT, Optional.empty());
    }

    /** No network but loopback. */
    public static NetworkMode none() {
        return new NetworkMode(Kind.NONE, Optional.empty());
    }

    /** The engine's shared bridge. */
    public static NetworkMode bridge() {
        return new NetworkMode(Kind.BRIDGE, Optional.empty());
    }

    /** The host's network. */
    public static NetworkMode host() {
        return new NetworkMode(Kind.HOST, Optional.empty());
    }

    /** A created network, by name or id. */
    public static NetworkMode named(String network) {
        return new NetworkMode(Kind.NAMED, Optional.of(network));
    }

    /** The network of another container, by name or id. */
    public static NetworkMode container(String container) {
        return new NetworkMode(Kind.CONTAINER, Optional.of(container));
    }

    /** Reads Docker's spelling: {@code none}, {@code bridge}, {@code host}, {@code default}, {@code container:X} or a network. */
    public static NetworkMode parse(String text) {
        return of(text).orElseGet(() ->
                text.startsWith(CONTAINER_PREFIX) ? container(text.substring(CONTAINER_PREFIX.length())) : named(text));
    }

    private static Optional<NetworkMode> of(String word) {
        return switch (word) {
            case "default" -> Optional.of(engineDefault());
            case "none" -> Optional.of(none());
            case "bridge" -> Optional.of(bridge());
            case "host" -> Optional.of(host());
            default -> Optional.empty();
        };
    }

    /** Whether this is a network that someone created. */
    public boolean isNamed() {
        return kind == Kind.NAMED;
    }

    /** Docker's spelling. */
    @Override
    public String toString() {
        return switch (kind) {
            case ENGINE_DEFAULT -> "default";
            case NONE -> "none";
            case BRIDGE -> "bridge";
            case HOST -> "host";
            case NAMED -> name.orElseThrow();
            case CONTAINER -> CONTAINER_PREFIX + name.orElseThrow();
        };
    }
}
