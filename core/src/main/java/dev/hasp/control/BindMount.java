package dev.hasp.control;

import java.util.Optional;
import org.immutables.value.Value;

/** A file or directory of the host, mounted in the container. */
@ControlStyle
@Value.Immutable
public non-sealed interface BindMount extends Mount {

    /** The absolute path on the engine's host. */
    String source();

    @Override
    String target();

    @Override
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** How mounts made later spread; absent means rprivate. */
    Optional<Propagation> propagation();

    /** What happens to mounts below the source; absent means enabled. */
    Optional<BindRecursive> recursive();

    /** Whether the engine changes SELinux labels on the host; absent means no. */
    Optional<Relabel> relabel();

    /** Whether the engine makes a missing source, as a directory of root; otherwise a missing source is an error. */
    @Value.Default
    default boolean createSource() {
        return false;
    }

    /** Builds a bind mount; source and target are needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Refuses what cannot be mounted. */
    @Value.Check
    default void check() {
        Text.absolutePath("mount source", source());
        Text.absolutePath("mount target", target());
    }

    /** Builds a {@link BindMount}. */
    final class Builder extends ImmutableBindMount.Builder {
        Builder() {}
    }
}
