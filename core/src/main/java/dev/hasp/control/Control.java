package dev.hasp.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One thing about a container that a profile can decide. The instances are in {@link Controls}; there are no others but
 * {@link #CONTAINER}.
 *
 * @param <T> the type of the decision
 */
public final class Control<T> {

    /** The container as a whole: what a finding is about where it is about no control. No profile decides it. */
    public static final Control<Void> CONTAINER = of("container", "the container as a whole; no profile decides it");

    private final String key;
    private final String summary;
    private final UnaryOperator<T> keep;

    private Control(String key, String summary, UnaryOperator<T> keep) {
        this.key = key;
        this.summary = summary;
        this.keep = keep;
    }

    static <T> Control<T> of(String key, String summary) {
        return new Control<>(key, summary, UnaryOperator.identity());
    }

    static Control<String> ofText(String key, String summary) {
        return new Control<>(key, summary, text -> Text.nonEmpty(key, text));
    }

    /** A time in whole microseconds. */
    static Control<Duration> ofMicros(String key, String summary) {
        return new Control<>(key, summary, time -> {
            Micros.of(key, time);
            return time;
        });
    }

    static <E> Control<List<E>> ofList(String key, String summary) {
        return new Control<>(key, summary, List::copyOf);
    }

    static Control<List<String>> ofTexts(String key, String summary) {
        return new Control<>(key, summary, texts -> {
            texts.forEach(text -> Text.nonEmpty(key, text));
            return List.copyOf(texts);
        });
    }

    static Control<List<String>> ofPaths(String key, String summary) {
        return new Control<>(key, summary, paths -> {
            paths.forEach(path -> Text.absolutePath(key, path));
            return List.copyOf(paths);
        });
    }

    /** Sorted by key: the engine keeps no order either, and the same input must give the same bytes. */
    static Control<Map<String, String>> ofMap(String key, String summary) {
        return new Control<>(key, summary, map -> {
            map.forEach((name, value) -> {
                Text.nonEmpty(key, name);
                Text.noNul(key, value);
                if (name.indexOf('=') >= 0) {
                    throw new MalformedValueException(key, name, "contains =", "the docker command splits there");
                }
            });
            return Collections.unmodifiableMap(new TreeMap<>(map));
        });
    }

    /** Sorted by name, each name once, as the docker command sends them. */
    static Control<List<Ulimit>> ofUlimits(String key, String summary) {
        return new Control<>(key, summary, ulimits -> {
            List<Ulimit> sorted = new ArrayList<>(ulimits);
            sorted.sort(Comparator.comparing(Ulimit::name));
            for (int i = 1; i < sorted.size(); i++) {
                if (sorted.get(i).name().equals(sorted.get(i - 1).name())) {
                    throw new MalformedValueException(
                            key, sorted.get(i).name(), "is set twice", "expected each limit once");
                }
            }
            return Collections.unmodifiableList(sorted);
        });
    }

    /** The key in documents, such as {@code memorySwap}. */
    public String key() {
        return key;
    }

    /** What it decides, with its unit, its range and what holds when nobody decides. */
    public String summary() {
        return summary;
    }

    /**
     * The value as a profile keeps it: unmodifiable, in a stable order.
     *
     * @throws MalformedValueException if the value cannot mean anything
     */
    public T keep(T value) {
        return keep.apply(value);
    }

    @Override
    public String toString() {
        return key;
    }
}
