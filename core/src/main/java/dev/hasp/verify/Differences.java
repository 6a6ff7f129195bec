package dev.hasp.verify;

import dev.hasp.effective.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is missing from sets and maps, and what is there beyond. */
final class Differences {

    private Differences() {}

    static Comparison members(Collection<?> meant, Collection<?> seen) {
        List<String> differences = new ArrayList<>();
        list(differences, "missing", without(meant, seen));
        list(differences, "beyond", without(seen, meant));
        return comparison(differences);
    }

    /** Whether every name that is meant is there with its value; names that nobody spoke of do not count. */
    static <V> Comparison named(Map<String, V> meant, Map<String, V> seen) {
        Map<String, String> differences = new LinkedHashMap<>();
        meant.forEach((name, value) -> {
            if (!value.equals(seen.get(name))) {
                differences.put(name, seen.containsKey(name) ? "is " + seen.get(name) : "is not there");
            }
        });
        return comparison(differences.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue() + ", not " + meant.get(one.getKey()))
                .toList());
    }

    static Comparison comparison(List<String> differences) {
        return differences.isEmpty() ? Comparison.same() : Comparison.differs(String.join("; ", differences));
    }

    private static void list(List<String> differences, String word, Collection<?> members) {
        if (!members.isEmpty()) {
            differences.add(word + " " + members.stream().map(Words::member).collect(Collectors.joining(", ")));
        }
    }

    private static Collection<?> without(Collection<?> all, Collection<?> some) {
        Set<Object> rest = new LinkedHashSet<>(all);
        rest.removeAll(new LinkedHashSet<>(some));
        return rest;
    }
}
