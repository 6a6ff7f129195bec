package dev.hasp.engine;

/** Which engine answers to Docker's API. */
public enum EngineProduct {
    /** Docker Engine (moby). */
    DOCKER("Docker"),
    /** Podman's Docker-compatible API. */
    PODMAN("Podman");

    private final String title;

    EngineProduct(String title) {
        this.title = title;
    }

    /** The name for people. */
    @Override
    public String toString() {
        return title;
    }
}
