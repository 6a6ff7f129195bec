package dev.hasp.document;

import dev.hasp.text.Quoted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands: its path, kept as a chain so that a deep or long one costs nothing until it is printed, and
 * its line and column from 1, or 0 where there is no text.
 */
record Place(@Nullable Place parent, String step, int line, int column) {

    private static final int LONGEST_STEP = 80;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$/-]+");

    static Place root(int line, int column) {
        return new Place(null, "", line, column);
    }

    Place key(String key, int line, int column) {
        String step = PLAIN.matcher(key).matches() && key.length() <= LONGEST_STEP ? key : Quoted.of(key, LONGEST_STEP);
        return new Place(this, step, line, column);
    }

    Place item(int index, int line, int column) {
        return new Place(this, "[" + index + "]", line, column);
    }

    /** The same path at another line and column. */
    Place at(int line, int column) {
        return new Place(parent, step, line, column);
    }

    String path() {
        Deque<String> steps = new ArrayDeque<>();
        for (Place place = this; place != null; place = place.parent) {
            steps.push(place.step);
        }
        StringBuilder path = new StringBuilder();
        for (String next : steps) {
            path.append(path.isEmpty() || next.startsWith("[") ? "" : ".").append(next);
        }
        return path.toString();
    }
}
