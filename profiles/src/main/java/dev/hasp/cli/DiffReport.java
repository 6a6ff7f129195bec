package dev.hasp.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Value;
import dev.hasp.effective.Words;
import dev.hasp.order.Comparison;
import dev.hasp.order.Difference;
import dev.hasp.order.Relation;
import dev.hasp.witness.Witness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A comparison for people, in 120 columns, and for programs. It says how the second lies to the first, which is what
 * somebody asks who is about to replace one by the other.
 *
 * @param first the first's name
 * @param second the second's name
 * @param engine the engine, in words
 * @param comparison of the first with the second
 */
record DiffReport(String first, String second, String engine, Comparison comparison) {

    private static final List<Integer> WIDTHS = List.of(12, 18, 24, 24, 34);
    private static final int MOST_LINES = 5;

    /** Whether the second permits nothing that the first denies. */
    boolean isAtLeastAsStrict() {
        return comparison.differences().stream()
                .allMatch(difference -> difference.backward().isNone());
    }

    String text(Paint paint) {
        StringBuilder text = new StringBuilder();
        if (!comparison.differences().isEmpty()) {
            Grid grid = new Grid(WIDTHS, MOST_LINES);
            grid.add(List.of("B is", "in", "A " + first, "B " + second, "because"), paint::bold);
            comparison.differences().forEach(difference -> {
                Relation relation = difference.relation().reversed();
                grid.add(cells(difference, relation), word -> painted(relation, word, paint));
            });
            text.append(grid).append('\n');
        }
        return text.append(Inert.text(summary())).append('\n').toString();
    }

    private List<String> cells(Difference<?> difference, Relation relation) {
        return List.of(
                relation.toString(),
                difference.first().aspect().key(),
                cell(difference.first(), difference.second()),
                cell(difference.second(), difference.first()),
                because(difference));
    }

    /** A value; of two lists what the other has not. */
    private static String cell(Entry<?> entry, Entry<?> other) {
        Optional<Value> value = value(entry);
        List<String> shared = value(other).map(Value::items).orElse(List.of());
        if (value.isEmpty()) {
            return "not known";
        }
        if (!value.get().isList()
                || value.get().summary().isPresent()
                || Collections.disjoint(value.get().items(), shared)) {
            return value.get().brief();
        }
        List<String> more = new ArrayList<>(value.get().items());
        more.removeAll(shared);
        return more.isEmpty() ? "nothing more" : "also " + Value.of(more).brief();
    }

    private String because(Difference<?> difference) {
        List<String> words = new ArrayList<>();
        only(difference.forward().witness(), first).ifPresent(words::add);
        only(difference.backward().witness(), second).ifPresent(words::add);
        difference.undecided().ifPresent(words::add);
        return words.isEmpty() ? "both permit the same" : String.join("; ", words);
    }

    private static Optional<String> only(Optional<Witness> witness, String name) {
        return witness.map(thing -> "only " + name + " may " + thing);
    }

    private static <T> Optional<Value> value(Entry<T> entry) {
        return entry.value().map(value -> Words.of(entry.aspect(), value));
    }

    private static String painted(Relation relation, String word, Paint paint) {
        return switch (relation) {
            case STRICTER -> paint.green(word);
            case LOOSER -> paint.red(word);
            case INCOMPARABLE -> paint.yellow(word);
            case EQUAL -> paint.dim(word);
        };
    }

    private String summary() {
        String counts = Arrays.stream(Relation.values())
                .map(this::count)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String relation = switch (comparison.relation().reversed()) {
            case EQUAL -> second + " permits the same as " + first;
            case STRICTER -> second + " is stricter than " + first;
            case LOOSER -> second + " is looser than " + first;
            case INCOMPARABLE ->
                second + " is neither stricter nor looser than " + first + (isKnown() ? "" : ", as far as is known");
        };
        return relation + ", on " + engine + (counts.isEmpty() ? "" : ": " + counts);
    }

    private boolean isKnown() {
        return comparison.differences().stream()
                .allMatch(difference -> difference.undecided().isEmpty());
    }

    private Optional<String> count(Relation relation) {
        long count = comparison.differences().stream()
                .filter(difference -> difference.relation().reversed() == relation)
                .count();
        return count == 0 ? Optional.empty() : Optional.of(count + " " + relation);
    }

    String json() {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("first", first);
            json.writeStringField("second", second);
            json.writeStringField("engine", engine);
            json.writeStringField("secondIs", comparison.relation().reversed().toString());
            json.writeBooleanField("atLeastAsStrict", isAtLeastAsStrict());
            json.writeArrayFieldStart("differences");
            for (Difference<?> difference : comparison.differences()) {
                write(json, difference);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Difference<?> difference) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", difference.first().aspect().key());
        json.writeStringField("control", difference.control().key());
        json.writeStringField("secondIs", difference.relation().reversed().toString());
        Json.value(json, "first", value(difference.first()));
        Json.value(json, "second", value(difference.second()));
        Json.optional(json, "onlyFirstMay", difference.forward().witness().map(Witness::toString));
        Json.optional(json, "onlySecondMay", difference.backward().witness().map(Witness::toString));
        Json.optional(json, "undecided", difference.undecided());
        json.writeEndObject();
    }
}
