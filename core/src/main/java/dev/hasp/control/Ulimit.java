package dev.hasp.control;

import java.util.List;
import java.util.Locale;

/**
 * A resource limit of the container's processes ({@code getrlimit(2)}).
 *
 * <p>Units differ by name: bytes for core, data, fsize, locks and stack, seconds for cpu, counts for nofile and nproc.
 *
 * @param name the limit's name in lower case, one of {@link #NAMES}
 * @param soft what is in force, or {@link #UNLIMITED}
 * @param hard what the soft limit may be raised to, or {@link #UNLIMITED}
 */
public record Ulimit(String name, long soft, long hard) {

    /** Docker's number for no limit. */
    public static final long UNLIMITED = -1;

    /** Every limit that Linux has; the docker command refuses {@code as}, the engine takes it. */
    public static final List<String> NAMES = List.of(
            "as",
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");

    public Ulimit {
        name = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(name)) {
            throw new MalformedValueException(
                    "ulimit", name, "is no limit of Linux", "expected one of " + String.join(", ", NAMES));
        }
        if (soft < UNLIMITED || hard < UNLIMITED) {
            throw new MalformedValueException(
                    "ulimit " + name, soft + ":" + hard, "is negative", "expected 0 or more, or -1 for no limit");
        }
        if (hard != UNLIMITED && (soft == UNLIMITED || soft > hard)) {
            throw new MalformedValueException(
                    "ulimit " + name,
                    soft + ":" + hard,
                    "has the soft limit above the hard one",
                    "expected soft:hard with soft at most hard");
        }
    }

    /** The same soft and hard limit. */
    public static Ulimit of(String name, long limit) {
        return new Ulimit(name, limit, limit);
    }

    /** A soft and a hard limit. */
    public static Ulimit of(String name, long soft, long hard) {
        return new Ulimit(name, soft, hard);
    }

    /** Reads Docker's spelling, {@code nofile=1024} or {@code nofile=1024:2048}. */
    public static Ulimit parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new MalformedValueException("ulimit", text, "has no value", "expected name=soft or name=soft:hard");
        }
        String[] limits = text.substring(equals + 1).split(":", -1);
        if (limits.length > 2) {
            throw new MalformedValueException(
                    "ulimit", text, "has more than two limits", "expected name=soft or name=soft:hard");
        }
        String name = text.substring(0, equals).strip();
        long soft = limit(name, limits[0]);
        return new Ulimit(name, soft, limits.length == 1 ? soft : limit(name, limits[1]));
    }

    /** Reads one limit: a number, {@code -1} or {@code unlimited}. */
    public static long limit(String name, String text) {
        return text.strip().equals("unlimited") ? UNLIMITED : Text.integer("ulimit " + name, text);
    }

    /** Docker's spelling, {@code nofile=1024:2048}. */
    @Override
    public String toString() {
        return name + "=" + soft + ":" + hard;
    }
}
