package dev.hasp.control;

import dev.hasp.selinux.LevelRange;
import dev.hasp.selinux.MalformedLabelException;
import dev.hasp.selinux.PolicyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

    /** The level or range of levels, such as {@code s0:c100,c200}, as it is written. */
    Optional<String> level();

    /** The type of the container's files, such as {@code container_file_t}. */
    Optional<String> fileType();

    /** Whether the container may manage labels itself ({@code label=nested}), which Podman alone knows. */
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

    /** The level as the kernel prints it. */
    default Optional<LevelRange> range() {
        return level().map(LevelRange::parse);
    }

    /** Refuses what no policy can hold. */
    @Value.Check
    default void check() {
        user().ifPresent(user -> held(user, name -> PolicyName.checked("user", name)));
        role().ifPresent(role -> held(role, name -> PolicyName.checked("role", name)));
        type().ifPresent(type -> held(type, name -> PolicyName.checked("type", name)));
        fileType().ifPresent(type -> held(type, name -> PolicyName.checked("file type", name)));
        level().ifPresent(level -> held(level, LevelRange::parse));
    }

    private static void held(String value, Consumer<String> reading) {
        try {
            reading.accept(value);
        } catch (MalformedLabelException refused) {
            throw new MalformedValueException("SELinux " + refused.what(), value, refused.reason(), refused.accepted());
        }
    }

    /** Builds a {@link SeLinux}. */
    final class Builder extends ImmutableSeLinux.Builder {
        Builder() {}
    }
}
