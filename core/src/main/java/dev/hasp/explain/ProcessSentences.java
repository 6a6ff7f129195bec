package dev.hasp.explain;

import dev.hasp.control.Controls;
import dev.hasp.control.Ulimit;
import java.util.List;
import java.util.Map;

/** How many processes the container may have, and what each of them may use. */
final class ProcessSentences {

    private static final String UNLIMITED =
            "may start processes without a limit of its own: a fork bomb takes the host along";

    /** What each limit counts ({@code getrlimit(2)}); one without a word counts plain numbers. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("as", "bytes of address space"),
            Map.entry("core", "bytes of core dump"),
            Map.entry("cpu", "seconds of processor time"),
            Map.entry("data", "bytes of data"),
            Map.entry("fsize", "bytes in a file"),
            Map.entry("locks", "file locks"),
            Map.entry("memlock", "bytes of locked memory"),
            Map.entry("msgqueue", "bytes in message queues"),
            Map.entry("nice", "of raised priority"),
            Map.entry("nofile", "open files"),
            Map.entry("nproc", "processes of its user on the whole host"),
            Map.entry("rss", "pages of memory, which the kernel ignores"),
            Map.entry("rtprio", "of realtime priority"),
            Map.entry("rttime", "microseconds of realtime without a pause"),
            Map.entry("sigpending", "pending signals"),
            Map.entry("stack", "bytes of stack"));

    static final List<Sentence<?>> ALL = List.of(
            Sentence.of(
                            Controls.PIDS_LIMIT,
                            limit -> limit.count().isPresent()
                                    ? "may have at most " + limit
                                            + " processes and threads at once; a fork bomb ends there"
                                    : UNLIMITED)
                    .open(UNLIMITED),
            Sentence.list(
                    Controls.ULIMITS,
                    "has each of its processes held to these limits",
                    "has the daemon's limits on each of its processes",
                    ProcessSentences::ulimit),
            Sentence.of(
                    Controls.CGROUP_PARENT,
                    parent -> "shares the limits of the cgroup " + Plain.quoted(parent) + " with all else below that"),
            Sentence.either(
                    Controls.INIT,
                    "starts under a small init, which reaps orphaned processes and forwards signals",
                    "starts as process 1, and must reap orphans and handle signals itself"));

    private ProcessSentences() {}

    private static String ulimit(Ulimit limit) {
        String raise = limit.hard() == limit.soft() ? "" : ", which it may raise to " + number(limit.hard());
        String unit = UNITS.getOrDefault(limit.name(), "");
        return limit.name() + ": at most " + number(limit.soft()) + " " + unit + raise;
    }

    private static String number(long limit) {
        return limit == Ulimit.UNLIMITED ? "unlimited" : Long.toString(limit);
    }
}
