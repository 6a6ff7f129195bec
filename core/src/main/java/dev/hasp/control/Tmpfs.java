package dev.hasp.control;

import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * A file system in memory ({@code tmpfs(5)}), mounted in the container.
 *
 * <p>Unless said otherwise nothing on it can be run, be setuid or be a device. Without a size it may grow to half of
 * the host's memory, and counts against the container's memory limit.
 */
@ControlStyle
@Value.Immutable
public interface Tmpfs {

    /** Where it is mounted: an absolute path other than {@code /}. */
    String target();

    /** At most this many bytes; absent means half of the host's memory. */
    Optional<ByteSize> size();

    /** At most this many files and directories ({@code nr_inodes}). */
    OptionalLong inodes();

    /** The mode of its root directory; absent means 1777. */
    Optional<FileMode> mode();

    /** The user who owns its root directory; absent means root. */
    OptionalLong uid();

    /** The group that owns its root directory; absent means root's. */
    OptionalLong gid();

    /** Whether it is read-only. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Whether files on it can be run ({@code exec}). */
    @Value.Default
    default boolean executable() {
        return false;
    }

    /** Whether setuid and setgid bits on it count ({@code suid}). */
    @Value.Default
    default boolean setuid() {
        return false;
    }

    /** Whether device nodes on it work ({@code dev}). */
    @Value.Default
    default boolean devices() {
        return false;
    }

    /** A tmpfs of at most this size. */
    static Tmpfs of(String target, ByteSize size) {
        return builder().target(target).size(size).build();
    }

    /** Builds a tmpfs; the target is needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Reads Docker's {@code /path} or {@code /path:options}. */
    static Tmpfs parse(String text) {
        return TmpfsText.parse(text);
    }

    /** The mount options in a stable order, complete, so that no default of the engine is left to chance. */
    default String options() {
        return TmpfsText.options(this);
    }

    /** Refuses what cannot be mounted. */
    @Value.Check
    default void check() {
        Text.absolutePath("tmpfs", target());
        if (target().indexOf(':') >= 0) {
            throw new MalformedValueException("tmpfs", target(), "contains a colon", "the docker command splits there");
        }
        if (inodes().orElse(1) < 1 || uid().orElse(0) < 0 || gid().orElse(0) < 0) {
            throw new MalformedValueException(
                    "tmpfs", target(), "has a number below its least", "expected inodes from 1 and ids from 0");
        }
    }

    /** Builds a {@link Tmpfs}. */
    final class Builder extends ImmutableTmpfs.Builder {
        Builder() {}
    }
}
