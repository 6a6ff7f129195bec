package dev.hasp.meet;

import static dev.hasp.control.Controls.AUTO_REMOVE;
import static dev.hasp.control.Controls.RESTART;

import dev.hasp.control.Logging;
import dev.hasp.control.RestartPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the engine does with it, beside locking it. */
final class LifecycleMeets {

    private static final String SIZE = "max-size";
    private static final String FILES = "max-file";

    /** No log keeps less than any; of two drivers that write files, the smaller files and the fewer. */
    static final Meet<Logging> LOGGING_RULE = Meet.ofBoth((first, second) -> {
        if (isNone(first) || isNone(second)) {
            return Answer.of(isNone(first) ? first : second);
        }
        return files(first, second)
                .map(Answer::of)
                .orElseGet(() -> Answer.disputed(
                        "how much of its output two log drivers keep cannot be compared here",
                        "give one driver in both layers, or leave it open in one"));
    });

    private LifecycleMeets() {}

    private static boolean isNone(Logging logging) {
        return logging.driver().equals("none");
    }

    private static Optional<Logging> files(Logging first, Logging second) {
        boolean comparable = first.driver().equals(second.driver())
                && List.of("json-file", "local").contains(first.driver())
                && others(first).equals(others(second))
                && readable(first)
                && readable(second);
        if (!comparable) {
            return Optional.empty();
        }
        Map<String, String> options = others(first);
        least(first, second, SIZE).ifPresent(size -> options.put(SIZE, size));
        least(first, second, FILES).ifPresent(count -> options.put(FILES, count));
        return Optional.of(new Logging(first.driver(), options));
    }

    private static boolean readable(Logging logging) {
        return number(logging, SIZE).isPresent() && number(logging, FILES).isPresent();
    }

    /** moby {@code jsonfilelog} and {@code local}: no limit and one file, or five files of 20m. */
    private static Optional<Long> number(Logging logging, String option) {
        boolean json = logging.driver().equals("json-file");
        String text = logging.options().get(option);
        if (option.equals(SIZE)) {
            return text == null || text.equals("-1")
                    ? Optional.of(json || text != null ? Long.MAX_VALUE : 20L << 20)
                    : Numbers.bytes(text);
        }
        return text == null ? Optional.of(json ? 1L : 5L) : Numbers.count(text);
    }

    private static Optional<String> least(Logging first, Logging second, String option) {
        if (!first.options().containsKey(option) && !second.options().containsKey(option)) {
            return Optional.empty();
        }
        long one = number(first, option).orElseThrow();
        long other = number(second, option).orElseThrow();
        long least = Math.min(one, other);
        return Optional.of(least == Long.MAX_VALUE ? "-1" : Long.toString(least));
    }

    private static Map<String, String> others(Logging logging) {
        Map<String, String> others = new TreeMap<>(logging.options());
        others.remove(SIZE);
        others.remove(FILES);
        return others;
    }

    /** moby {@code validateHostConfig}: what is deleted when it ends is not started again. */
    static void removal(Meeting meeting) {
        boolean restarts = meeting.result()
                .restart()
                .filter(restart -> restart.kind() != RestartPolicy.Kind.NO)
                .isPresent();
        if (restarts && meeting.result().get(AUTO_REMOVE).orElse(false)) {
            meeting.dispute(
                    meeting.agree(RESTART) ? AUTO_REMOVE : RESTART,
                    "one starts the container again and the other deletes it",
                    "leave autoRemove out of one layer, or restart out of the other");
        }
    }
}
