package dev.hasp.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The SELinux label of the container's processes, as changes to the one that the engine makes; nothing set is the
 * engine's own, with a pair of MCS categories of its own.
 */
@ControlStyle
@Value.Immutable
public interface SeLinux {

    /** Whether the container runs without separation ({@code label=disable}). */
    @Value.Default
    default boolean disabled() {
        return false;
    }

    /** The user part, such as {@code system_u}. */
    Optional<String> user();

    /** The role part, such as {@code system_r}. */
    Optional<String> role();

    /** The type, such as {@code container_t}. */
    Optional<String> type();

    /** The level, such as {@code s0:c100,c200}. */
    Optional<String> level();

    /** The type of the container's files. */
    Optional<String> fileType();

    /** Whether the container may manage labels itself ({@code label=nested}). */
    @Value.Default
    default boolean nested() {
        return false;
    }

    /** The engine's own label. */
    static SeLinux engineDefault() {
        return builder().build();
    }

    /** No separation by label. */
    static SeLinux disable() {
        return builder().disabled(true).build();
    }

    /** Builds a label. */
    static Builder builder() {
        return new Builder();
    }

    /** The engine's label options in a stable order, such as {@code type:container_t}. */
    default List<String> options() {
        List<String> options = new ArrayList<>();
        if (disabled()) {
            options.add("disable");
        }
        user().ifPresent(user -> options.add("user:" + user));
        role().ifPresent(role -> options.add("role:" + role));
        type().ifPresent(type -> options.add("type:" + type));
        level().ifPresent(level -> options.add("level:" + level));
        fileType().ifPresent(type -> options.add("filetype:" + type));
        if (nested()) {
            options.add("nested");
        }
        return List.copyOf(options);
    }

    /** Refuses what no policy can hold. */
    @Value.Check
    default void check() {
        user().ifPresent(user -> identifier("user", user));
        role().ifPresent(role -> identifier("role", role));
        type().ifPresent(type -> identifier("type", type));
        fileType().ifPresent(type -> identifier("file type", type));
        level().filter(level -> !level.matches("s[0-9]+(-s[0-9]+)?(:[c0-9.,]+)?(-s[0-9]+(:[c0-9.,]+)?)?"))
                .ifPresent(level -> {
                    throw new MalformedValueException(
                            "SELinux level", level, "is no level", "expected a level such as s0:c100,c200");
                });
    }

    private static void identifier(String what, String value) {
        if (!value.matches("[A-Za-z][A-Za-z0-9_.]*")) {
            throw new MalformedValueException(
                    "SELinux " + what, value, "is no name of a policy", "expected letters, digits, _ and .");
        }
    }

    /** Builds a {@link SeLinux}. */
    final class Builder extends ImmutableSeLinux.Builder {
        Builder() {}
    }
}
