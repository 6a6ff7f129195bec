package dev.hasp.ceiling;

import dev.hasp.meaning.AskedValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Words of closed lists. */
final class Words {

    private Words() {}

    /** The value of that word. */
    static <T> T parse(String what, String text, T[] values) {
        return Arrays.stream(values)
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + AskedValue.plain(text) + "\" is no " + what
                        + "; expected one of "
                        + Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "))));
    }

    /** Words in order, as one phrase. */
    static String list(Iterable<?> words) {
        StringBuilder out = new StringBuilder();
        words.forEach(word -> out.append(out.isEmpty() ? "" : ", ").append(AskedValue.plain(word.toString())));
        return out.isEmpty() ? "none" : out.toString();
    }
}
