package dev.hasp.document;

import dev.hasp.document.Node.Entry;
import dev.hasp.document.Node.Invalid;
import dev.hasp.document.Node.Mapping;
import dev.hasp.document.Node.Scalar;
import dev.hasp.document.Node.Sequence;
import dev.hasp.document.Node.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the tree from a parser's events, the same for YAML and JSON, within the limits. */
final class TreeBuilder {

    /** A limit is exceeded; it is reported already. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Open {
        final Place place;
        final @Nullable Map<String, Entry> entries;
        final List<Node> items = new ArrayList<>();

        @Nullable
        Place key;

        String keyText = "";
        boolean keyTaken;

        Open(Place place, boolean mapping) {
            this.place = place;
            this.entries = mapping ? new LinkedHashMap<>() : null;
        }
    }

    private final Place base;
    private final Reading reading;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Node root;
    private int nodes;

    /** Builds below a place. */
    TreeBuilder(Place base, Reading reading) {
        this.base = base;
        this.reading = reading;
    }

    Optional<Node> root() {
        return Optional.ofNullable(root);
    }

    /** Whether the next scalar is a key. */
    boolean wantsKey() {
        Open top = open.peek();
        return top != null && top.entries != null && top.key == null;
    }

    /** Where a node at this line and column stands. */
    Place place(int line, int column) {
        Open top = open.peek();
        if (top == null) {
            return base.at(line, column);
        }
        if (top.entries == null) {
            return top.place.item(top.items.size(), line, column);
        }
        return top.key == null ? top.place.at(line, column) : top.key.at(line, column);
    }

    void key(String text, int line, int column) {
        Open top = open.element();
        Place place = top.place.key(text, line, column);
        Entry earlier = top.entries == null ? null : top.entries.get(text);
        if (earlier != null) {
            reading.problem(
                    place,
                    "stands twice, first in line " + earlier.place().line(),
                    "keep one of line " + earlier.place().line() + " and line " + line);
        }
        top.key = place;
        top.keyText = text;
        top.keyTaken = earlier != null;
    }

    /** A key that is no text. */
    void invalidKey(int line, int column) {
        reading.problem(place(line, column), "a key is no text", "expected a name as the key");
        skipEntry(line, column);
    }

    /** A key that was reported: its value is passed over. */
    void skipEntry(int line, int column) {
        Open top = open.element();
        top.key = top.place.key("?", line, column);
        top.keyTaken = true;
    }

    void scalar(String text, Style style, int line, int column) {
        put(new Scalar(place(line, column), text, style));
    }

    void invalid(int line, int column) {
        put(new Invalid(place(line, column)));
    }

    void open(boolean mapping, int line, int column) {
        if (open.size() >= Limits.DEPTH) {
            tooDeep(line, column);
        }
        open.push(new Open(place(line, column), mapping));
    }

    void tooDeep(int line, int column) {
        exceeded(place(line, column), "is nested more than " + Limits.DEPTH + " deep", "no profile needs that");
    }

    void close() {
        Open top = open.pop();
        put(top.entries == null ? new Sequence(top.place, top.items) : new Mapping(top.place, top.entries));
    }

    private void put(Node node) {
        if (++nodes > Limits.NODES) {
            exceeded(node.place(), "is beyond " + Limits.NODES + " values", "no profile needs that many");
        }
        Open top = open.peek();
        if (top == null) {
            root = node;
        } else if (top.entries == null) {
            top.items.add(node);
        } else if (top.key != null) {
            if (!top.keyTaken) {
                top.entries.put(top.keyText, new Entry(top.key, node));
            }
            top.key = null;
        }
    }

    private void exceeded(Place place, String message, String remedy) {
        reading.problem(place, message, remedy);
        throw new Exceeded();
    }
}
