package dev.hasp.seccomp.lint;

import java.util.Collection;
import java.util.Locale;

/** The known name that a misspelt one is nearest to. */
final class Nearest {

    private static final int MAX_DISTANCE = 2;
    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /** A hint such as {@code ; did you mean openat?}, or nothing if no name is near. */
    static String hint(String written, Collection<String> known) {
        if (written.length() > MAX_LENGTH) {
            return "";
        }
        String name = bare(written);
        String best = "";
        int distance = Math.min(MAX_DISTANCE, name.length() / 3) + 1;
        for (String candidate : known) {
            int here = distance(name, bare(candidate), distance);
            if (here < distance) {
                best = candidate;
                distance = here;
            }
        }
        return best.isEmpty() ? "" : "; did you mean " + best + "?";
    }

    /** Without what people put before a call's name. */
    private static String bare(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        for (String prefix : new String[] {"__nr_", "sys_", "__x64_sys_"}) {
            if (lower.startsWith(prefix)) {
                return lower.substring(prefix.length());
            }
        }
        return lower;
    }

    /** Insertions, deletions and replacements from one to the other, or the limit if there are as many or more. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return Math.min(row[b.length()], limit);
    }
}
