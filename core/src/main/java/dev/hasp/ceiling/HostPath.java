package dev.hasp.ceiling;

import dev.hasp.control.CleanPath;
import dev.hasp.meaning.AskedValue;

/**
 * A directory of the host of which something may be mounted.
 *
 * @param path its absolute path, without {@code .}, {@code ..} and doubled slashes
 * @param readOnly whether it may be mounted read-only alone
 */
public record HostPath(String path, boolean readOnly) {

    public HostPath {
        if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "\"" + AskedValue.plain(path) + "\" is not absolute; expected a path that starts with /");
        }
        path = CleanPath.of(path);
    }

    /** A directory that may be read and written. */
    public static HostPath writable(String path) {
        return new HostPath(path, false);
    }

    /** A directory that may be read. */
    public static HostPath readOnly(String path) {
        return new HostPath(path, true);
    }

    /** Whether a path is this one or lies below it, by their texts: links are not followed. */
    boolean holds(String other) {
        String clean = CleanPath.of(other);
        return path.equals("/") || clean.equals(path) || clean.startsWith(path + "/");
    }

    /** Such as {@code /srv/in read-only}. */
    @Override
    public String toString() {
        return AskedValue.plain(path) + (readOnly ? " read-only" : "");
    }
}
