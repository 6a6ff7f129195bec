package dev.hasp.seccomp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one kind of object, found as Go's decoder finds them: exactly, or else with Unicode's simple case folding,
 * by which the long s and the Kelvin sign are letters of ASCII.
 */
final class ObjectKeys {

    private final List<String> keys;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> folded = new HashMap<>();

    ObjectKeys(String... keys) {
        this.keys = List.of(keys);
        for (int i = 0; i < keys.length; i++) {
            exact.put(keys[i], i);
            folded.put(fold(keys[i]), i);
        }
    }

    /** The position of the key that the engine takes this for, or null. */
    @Nullable
    Integer find(String written) {
        Integer position = exact.get(written);
        return position != null ? position : folded.get(fold(written));
    }

    String key(int position) {
        return keys.get(position);
    }

    private static String fold(String key) {
        StringBuilder out = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            out.append(
                    switch (c) {
                        case '\u017f' -> 's';
                        case '\u212a' -> 'k';
                        default -> c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
                    });
        }
        return out.toString();
    }
}
