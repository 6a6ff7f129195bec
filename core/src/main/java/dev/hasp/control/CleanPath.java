package dev.hasp.control;

import java.util.ArrayDeque;
import java.util.Deque;

/** Absolute paths as the engine compares them (Go {@code path.Clean}): by their text alone, no file is looked at. */
public final class CleanPath {

    private CleanPath() {}

    /** Without {@code .}, {@code ..}, doubled and trailing slashes. */
    public static String of(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** Whether the clean path lies below the other clean path. */
    public static boolean isBelow(String path, String parent) {
        return !path.equals(parent) && path.startsWith(parent.equals("/") ? "/" : parent + "/");
    }

    /** Whether both are the same, or one lies below the other. */
    public static boolean overlap(String some, String other) {
        return some.equals(other) || isBelow(some, other) || isBelow(other, some);
    }

    /** Whether the path, as written, goes up. */
    public static boolean climbs(String path) {
        return ("/" + path + "/").contains("/../");
    }
}
