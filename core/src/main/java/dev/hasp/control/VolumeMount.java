package dev.hasp.control;

import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A volume of the engine, mounted in the container. */
@ControlStyle
@Value.Immutable
public non-sealed interface VolumeMount extends Mount {

    /** The volume's name; absent means a new anonymous volume. */
    Optional<String> name();

    @Override
    String target();

    @Override
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Whether a new volume stays empty instead of taking what the image has at the target. */
    @Value.Default
    default boolean noCopy() {
        return false;
    }

    /** A directory inside the volume that is mounted instead of its root (engine 26, API 1.45). */
    Optional<String> subpath();

    /** Whether the engine changes SELinux labels in the volume; absent means no. */
    Optional<Relabel> relabel();

    /** The driver that makes a new volume; absent means local. */
    Optional<String> driver();

    /** Options for the driver. */
    Map<String, String> driverOptions();

    /** Builds a volume mount; the target is needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Refuses what cannot be mounted. */
    @Value.Check
    default void check() {
        Text.absolutePath("mount target", target());
        name().ifPresent(VolumeMount::checkName);
        subpath().ifPresent(path -> Text.nonEmpty("volume subpath", path));
        driver().ifPresent(driver -> Text.nonEmpty("volume driver", driver));
        driverOptions().forEach((key, value) -> {
            Text.nonEmpty("volume driver option", key);
            Text.noNul("volume driver option", value);
        });
    }

    private static void checkName(String name) {
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")) {
            throw new MalformedValueException(
                    "volume", name, "is no volume's name", "expected at least two letters, digits, _ . or -");
        }
    }

    /** Builds a {@link VolumeMount}. */
    final class Builder extends ImmutableVolumeMount.Builder {
        Builder() {}
    }
}
