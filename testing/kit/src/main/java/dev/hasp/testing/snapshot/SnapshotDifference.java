package dev.hasp.testing.snapshot;

import dev.hasp.order.Comparison;
import dev.hasp.order.Difference;
import dev.hasp.order.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What has changed since a snapshot was written.
 *
 * @param before the snapshot
 * @param asked what was asked then, as it means now
 * @param now what is asked now
 * @param change what is asked now against what was asked then, both as they mean now
 */
record SnapshotDifference(SnapshotFile before, SnapshotFile asked, SnapshotFile now, Comparison change) {

    String text(String file) {
        List<String> lines = new ArrayList<>();
        lines.add(file + " is not what is asked now: " + verdict());
        if (!before.engine().equals(now.engine())) {
            lines.add("  the engine was " + before.engine() + " and is " + now.engine());
        }
        for (Difference<?> difference : change.differences()) {
            String key = difference.first().aspect().key();
            lines.add("  " + key + ": " + difference.relation() + examples(difference));
            lines.addAll(change(asked.lines().getOrDefault(key, ""), now.lines().getOrDefault(key, "")));
            difference.first().reasons().stream()
                    .filter(reason -> reason.origin().isPresent())
                    .forEach(reason -> lines.add("      " + reason));
        }
        List<String> meaning = new ArrayList<>();
        for (Map.Entry<String, String> line : asked.lines().entrySet()) {
            String was = before.lines().getOrDefault(line.getKey(), "");
            if (!was.equals(line.getValue())) {
                meaning.add("  " + line.getKey() + ": whether that is stricter cannot be told from the file");
                meaning.addAll(change(was, line.getValue()));
            }
        }
        if (!meaning.isEmpty()) {
            lines.add("The same request means something else than when it was written, by Hasp or the engine's facts:");
            lines.addAll(meaning);
        }
        return String.join("\n", lines);
    }

    private String verdict() {
        if (!before.lines().equals(asked.lines())) {
            return change.relation() == Relation.EQUAL
                    ? "the same is asked and means something else"
                    : "it is " + change.relation() + ", and the same would mean something else";
        }
        return switch (change.relation()) {
            case EQUAL -> "it permits the same, and is written otherwise";
            case STRICTER -> "it is stricter";
            case LOOSER -> "it is LOOSER";
            case INCOMPARABLE -> "it permits things that it denied, or whether it does is not known";
        };
    }

    private static String examples(Difference<?> difference) {
        String more = difference
                .forward()
                .witness()
                .map(thing -> ", now it may " + thing)
                .orElse("");
        String less = difference
                .backward()
                .witness()
                .map(thing -> ", no longer may it " + thing)
                .orElse("");
        return more + less + difference.undecided().map(why -> ", " + why).orElse("");
    }

    /** Items that have gone and come where most stay, or both values. */
    private static List<String> change(String was, String is) {
        List<String> old = new ArrayList<>(List.of(was.split(", ", -1)));
        List<String> young = new ArrayList<>(List.of(is.split(", ", -1)));
        List<String> gone = new ArrayList<>(old);
        gone.removeAll(young);
        List<String> come = new ArrayList<>(young);
        come.removeAll(old);
        boolean moved = gone.isEmpty() && come.isEmpty();
        List<String> lines = new ArrayList<>();
        (moved ? List.of(was) : gone).forEach(item -> lines.add("    - " + item));
        (moved ? List.of(is) : come).forEach(item -> lines.add("    + " + item));
        return was.equals(is) ? List.of() : lines;
    }
}
