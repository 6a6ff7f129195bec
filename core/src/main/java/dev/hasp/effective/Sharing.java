package dev.hasp.effective;

/**
 * Whose namespace a container is in.
 *
 * @param kind whose
 * @param container the container's name or id, empty unless it is another container's
 */
public record Sharing(Kind kind, String container) {

    /** Whose a namespace can be. */
    public enum Kind {
        /** Its own. */
        OWN,
        /** The one of the engine's host. */
        HOST,
        /** Another container's. */
        CONTAINER
    }

    private static final Sharing OWN = new Sharing(Kind.OWN, "");
    private static final Sharing HOST = new Sharing(Kind.HOST, "");

    /** Its own. */
    public static Sharing own() {
        return OWN;
    }

    /** The one of the engine's host. */
    public static Sharing host() {
        return HOST;
    }

    /** Another container's, by name or id. */
    public static Sharing container(String name) {
        return new Sharing(Kind.CONTAINER, name);
    }

    /** {@code own}, {@code host} or {@code container:NAME}. */
    @Override
    public String toString() {
        return switch (kind) {
            case OWN -> "own";
            case HOST -> "host";
            case CONTAINER -> "container:" + container;
        };
    }
}
