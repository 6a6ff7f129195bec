package dev.hasp.control;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads the words of an enum whose {@code toString} is the word. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> E parse(String what, String text, E[] values) {
        for (E value : values) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        String words = Arrays.stream(values).map(E::toString).collect(Collectors.joining(", "));
        throw new MalformedValueException(what, text, "is not known", "expected one of " + words);
    }
}
