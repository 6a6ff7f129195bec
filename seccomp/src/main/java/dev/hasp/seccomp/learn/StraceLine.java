package dev.hasp.seccomp.learn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of strace's, cut into what stands before the call and the call itself (strace(1), and {@code printleader} of
 * its source).
 *
 * @param process the process, or empty where strace follows only one
 * @param rest the line from the call's name, or from another of strace's marks, on
 */
record StraceLine(String process, String rest) {

    private static final Pattern LEADER = Pattern.compile("(?:\\[pid +(\\d+)(?:<[^>]*>)?\\] +|(\\d+)(?:<[^>]*>)? +)?"
            + " *(?:(?:\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?|\\d+\\.\\d+) +)?(?:\\(\\+ *\\d+\\.\\d+\\) +)?"
            + "(?:\\[ *(?:\\d+|0x\\p{XDigit}+)\\] +)?(?:\\[[\\p{XDigit}?]{8,16}\\] +)?");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(.*", Pattern.DOTALL);
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. (\\w+) resumed>.*", Pattern.DOTALL);
    private static final String UNFINISHED = "<unfinished ...>";

    static StraceLine of(String line) {
        Matcher leader = LEADER.matcher(line);
        if (!leader.lookingAt()) {
            return new StraceLine("", line);
        }
        String process = leader.group(1) != null ? leader.group(1) : leader.group(2);
        return new StraceLine(process == null ? "" : process, line.substring(leader.end()));
    }

    /** The name of the call that begins here, or empty. */
    String call() {
        Matcher matcher = CALL.matcher(rest);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The name of the call that ends here after it was interrupted, or empty. */
    String resumed() {
        Matcher matcher = RESUMED.matcher(rest);
        return matcher.matches() ? matcher.group(1) : "";
    }

    boolean isUnfinished() {
        return rest.stripTrailing().endsWith(UNFINISHED);
    }

    /** Whether the call's result is on the line, so that what follows is not the rest of it. */
    boolean isComplete() {
        return rest.contains(") = ") || rest.contains(")  ") || isUnfinished();
    }

    /** Signals, exits, stack frames, and strace's word about processes: lines that tell of no call. */
    boolean isOther() {
        return rest.isBlank()
                || rest.startsWith("--- ")
                || rest.startsWith("+++ ")
                || rest.startsWith("> ")
                || rest.startsWith("strace: ")
                || rest.startsWith("????")
                || rest.startsWith("<... ???? resumed>")
                || rest.startsWith("[ Process PID=");
    }
}
