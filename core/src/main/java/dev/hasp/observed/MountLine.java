package dev.hasp.observed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code /proc/PID/mountinfo} ({@code proc_pid_mountinfo(5)}).
 *
 * @param id the mount
 * @param parent the mount that it is on
 * @param root the directory or file of the file system that is mounted
 * @param target where
 * @param options those of this mount
 * @param tags how it propagates: {@code shared:N}, {@code master:N} and others
 * @param type the file system's type
 * @param superOptions those of the file system
 */
record MountLine(
        long id,
        long parent,
        String root,
        String target,
        Set<String> options,
        List<String> tags,
        String type,
        Set<String> superOptions) {

    private static final int FIXED = 6;
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

    static List<MountLine> parseAll(String text) {
        List<MountLine> lines = new ArrayList<>();
        // only this ends a line: a directory's name may hold other separators
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(parse(line));
            }
        }
        if (lines.isEmpty()) {
            throw new NotUnderstood("mounts", text);
        }
        return lines;
    }

    private static MountLine parse(String line) {
        List<String> fields = List.of(line.split(" ", -1));
        int dash = fields.size() > FIXED ? fields.subList(FIXED, fields.size()).indexOf("-") + FIXED : -1;
        if (dash < FIXED || fields.size() < dash + 4) {
            throw new NotUnderstood("a mount", line);
        }
        return new MountLine(
                Numbers.natural(fields.get(0)),
                Numbers.natural(fields.get(1)),
                unescape(fields.get(3)),
                unescape(fields.get(4)),
                options(fields.get(5)),
                List.copyOf(fields.subList(FIXED, dash)),
                fields.get(dash + 1),
                options(fields.get(dash + 3)));
    }

    private static Set<String> options(String list) {
        return new LinkedHashSet<>(List.of(list.split(",", -1)));
    }

    /** Space, tab, line feed and backslash are written as octal numbers ({@code mangle} of the kernel). */
    private static String unescape(String field) {
        Matcher escape = ESCAPE.matcher(field);
        return escape.replaceAll(
                octal -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octal.group(1), 8))));
    }

    /** Whether it cannot be written to, because of this mount or of the whole file system. */
    boolean isReadOnly() {
        return options.contains("ro") || superOptions.contains("ro");
    }

    /** Whether it is below a directory. */
    boolean isBelow(String directory) {
        return target.startsWith(directory + "/");
    }

    /** Whether it is a file system as a whole. */
    boolean isWhole() {
        return root.equals("/");
    }
}
