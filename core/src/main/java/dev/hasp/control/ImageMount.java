package dev.hasp.control;

import java.util.Optional;
import org.immutables.value.Value;

/** The files of an image, mounted read-only in the container (engine 28, API 1.48). */
@ControlStyle
@Value.Immutable
public non-sealed interface ImageMount extends Mount {

    /** The image's name or id. */
    String image();

    @Override
    String target();

    /** A directory inside the image that is mounted instead of its root. */
    Optional<String> subpath();

    @Override
    @Value.Derived
    default boolean readOnly() {
        return true;
    }

    /** Builds an image mount; image and target are needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Refuses what cannot be mounted. */
    @Value.Check
    default void check() {
        Text.nonEmpty("image", image());
        Text.absolutePath("mount target", target());
        subpath().ifPresent(path -> Text.nonEmpty("image subpath", path));
    }

    /** Builds an {@link ImageMount}. */
    final class Builder extends ImmutableImageMount.Builder {
        Builder() {}
    }
}
