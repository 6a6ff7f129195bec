package dev.hasp.observed;

import dev.hasp.effective.Limit;
import dev.hasp.effective.ResourceLimit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code /proc/PID/limits}: a title, the soft and the hard limit on each line. */
final class Limits {

    /** By title, as {@code lnames} of Linux 6.18 {@code fs/proc/base.c} has them; all are there since Linux 2.6.25. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("Max cpu time", "cpu"),
            Map.entry("Max file size", "fsize"),
            Map.entry("Max data size", "data"),
            Map.entry("Max stack size", "stack"),
            Map.entry("Max core file size", "core"),
            Map.entry("Max resident set", "rss"),
            Map.entry("Max processes", "nproc"),
            Map.entry("Max open files", "nofile"),
            Map.entry("Max locked memory", "memlock"),
            Map.entry("Max address space", "as"),
            Map.entry("Max file locks", "locks"),
            Map.entry("Max pending signals", "sigpending"),
            Map.entry("Max msgqueue size", "msgqueue"),
            Map.entry("Max nice priority", "nice"),
            Map.entry("Max realtime priority", "rtprio"),
            Map.entry("Max realtime timeout", "rttime"));

    private static final int TITLE_WIDTH = 25;

    private Limits() {}

    /** All of them; a title that is not known is left out. */
    static SortedMap<String, ResourceLimit> parse(String text) {
        SortedMap<String, ResourceLimit> limits = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (line.length() > TITLE_WIDTH) {
                String name = TITLES.get(line.substring(0, TITLE_WIDTH).strip());
                if (name != null) {
                    limits.put(name, limits(line.substring(TITLE_WIDTH)));
                }
            }
        }
        TITLES.forEach((title, name) -> {
            if (!limits.containsKey(name)) {
                throw new NotUnderstood("a line " + title, "");
            }
        });
        return Collections.unmodifiableSortedMap(limits);
    }

    private static ResourceLimit limits(String values) {
        String[] words = values.strip().split("\\s+", -1);
        if (words.length < 2) {
            throw new NotUnderstood("a soft and a hard limit", values);
        }
        return new ResourceLimit(limit(words[0]), limit(words[1]));
    }

    private static Limit limit(String word) {
        return Numbers.limit("unlimited", word);
    }
}
