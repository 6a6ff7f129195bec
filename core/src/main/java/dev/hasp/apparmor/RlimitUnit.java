package dev.hasp.apparmor;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** In what a limit is counted ({@code apparmor.d(5)}, rlimit rules), and between which ends the compiler takes it. */
enum RlimitUnit {
    NUMBER("", 0, Long.MAX_VALUE),
    BYTES("", 0, Long.MAX_VALUE),
    /** Of processor time; the compiler counts in microseconds and must not overflow. */
    SECONDS("s", 1, Long.MAX_VALUE / 1_000_000),
    MICROSECONDS("us", 1, Long.MAX_VALUE),
    /** The lowest nice value, which means the highest priority. */
    NICE("", -20, 19);

    private static final SortedMap<String, RlimitUnit> OF = new TreeMap<>(Map.ofEntries(
            Map.entry("as", BYTES),
            Map.entry("core", BYTES),
            Map.entry("cpu", SECONDS),
            Map.entry("data", BYTES),
            Map.entry("fsize", BYTES),
            Map.entry("locks", NUMBER),
            Map.entry("memlock", BYTES),
            Map.entry("msgqueue", BYTES),
            Map.entry("nice", NICE),
            Map.entry("nofile", NUMBER),
            Map.entry("nproc", NUMBER),
            Map.entry("rss", BYTES),
            Map.entry("rtprio", NUMBER),
            Map.entry("rttime", MICROSECONDS),
            Map.entry("sigpending", NUMBER),
            Map.entry("stack", BYTES)));

    private final String suffix;
    private final long least;
    private final long most;

    RlimitUnit(String suffix, long least, long most) {
        this.suffix = suffix;
        this.least = least;
        this.most = most;
    }

    /** The limits that there are, by name. */
    static Set<String> resources() {
        return OF.keySet();
    }

    static RlimitUnit of(String resource) {
        return Objects.requireNonNull(OF.get(resource), resource);
    }

    String suffix() {
        return suffix;
    }

    boolean takes(long value) {
        return value >= least && value <= most;
    }

    String range() {
        return least + " to " + most;
    }
}
