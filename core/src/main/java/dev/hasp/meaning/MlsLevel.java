package dev.hasp.meaning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A level of SELinux's multi-level security as the kernel prints it (Linux {@code mls_sid_to_context}). */
final class MlsLevel {

    private MlsLevel() {}

    /** Categories once each and upwards, three and more in a row as {@code c1.c3}; equal ends of a range once. */
    static String normal(String level) {
        String[] ends = level.split("-", -1);
        String low = end(ends[0]);
        return ends.length == 1 || end(ends[1]).equals(low) ? low : low + "-" + end(ends[1]);
    }

    private static String end(String end) {
        int colon = end.indexOf(':');
        return colon < 0 ? end : end.substring(0, colon) + ":" + categories(end.substring(colon + 1));
    }

    private static String categories(String list) {
        BitSet categories = new BitSet();
        for (String part : list.split(",", -1)) {
            String[] range = part.split("\\.", -1);
            categories.set(number(range[0]), number(range[range.length - 1]) + 1);
        }
        List<String> runs = new ArrayList<>();
        for (int first = categories.nextSetBit(0); first >= 0; ) {
            int last = categories.nextClearBit(first) - 1;
            runs.add("c" + first + (last == first ? "" : (last == first + 1 ? "," : ".") + "c" + last));
            first = categories.nextSetBit(last + 1);
        }
        return String.join(",", runs);
    }

    private static int number(String category) {
        return Integer.parseInt(category.substring(1));
    }
}
