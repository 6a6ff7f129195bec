package dev.hasp;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a decision came from.
 *
 * @param layer the name of the layer that made it, such as a file or a preset
 * @param place the place in a document, or empty where it was made in code
 */
public record Origin(String layer, Optional<Place> place) {

    private static final String AND = " and ";
    private static final Origin CODE = new Origin("code", Optional.empty());

    /**
     * A place in a document.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Place(int line, int column) {}

    /** A decision made in code, in a layer that nobody named. */
    public static Origin code() {
        return CODE;
    }

    /** A decision made in code, in a named layer. */
    public static Origin layer(String name) {
        return new Origin(name, Optional.empty());
    }

    /** A decision made at a place in a document. */
    public static Origin document(String name, int line, int column) {
        return new Origin(name, Optional.of(new Place(line, column)));
    }

    /**
     * Where a decision came from that is made of two: both places, in an order of their own, each named once. The place in
     * a document becomes a part of the name.
     */
    public Origin and(Origin other) {
        if (equals(other)) {
            return this;
        }
        String both = Stream.of(toString(), other.toString())
                .flatMap(name -> Stream.of(name.split(AND)))
                .distinct()
                .sorted()
                .collect(Collectors.joining(AND));
        return layer(both);
    }

    /** Such as {@code batch-job} or {@code job.yaml line 7}. */
    @Override
    public String toString() {
        return layer + place.map(p -> " line " + p.line()).orElse("");
    }
}
