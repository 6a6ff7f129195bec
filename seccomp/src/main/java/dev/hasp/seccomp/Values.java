package dev.hasp.seccomp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads strings and lists over what an earlier duplicate key left: null empties a list but leaves a string alone. */
final class Values {

    private Values() {}

    /** Reads the members of one object into a draft. */
    @FunctionalInterface
    interface Members<T> {
        void read(JsonCursor json, T draft) throws IOException;
    }

    static String string(JsonCursor json, String earlier) throws IOException {
        if (json.isNull()) {
            return earlier;
        }
        String value = json.string();
        return value != null ? value : earlier;
    }

    static @Nullable List<String> strings(JsonCursor json, @Nullable List<String> earlier) throws IOException {
        if (json.isNull()) {
            return null;
        }
        List<String> list = earlier != null ? earlier : new ArrayList<>();
        if (!json.expectArray()) {
            return list;
        }
        int size = 0;
        while (json.nextElement()) {
            if (size < list.size()) {
                list.set(size, string(json, list.get(size)));
            } else {
                list.add(string(json, ""));
            }
            size++;
        }
        list.subList(size, list.size()).clear();
        return list;
    }

    /**
     * Reads a list of objects.
     *
     * @param nullable whether null stands for an object without members; otherwise the engine crashes over it
     */
    static <T> @Nullable List<T> objects(
            JsonCursor json, @Nullable List<T> earlier, boolean nullable, Supplier<T> fresh, Members<T> members)
            throws IOException {
        if (json.isNull()) {
            return null;
        }
        List<T> list = earlier != null ? earlier : new ArrayList<>();
        if (!json.expectArray()) {
            return list;
        }
        int size = 0;
        while (json.nextElement()) {
            T draft = size < list.size() ? list.get(size) : fresh.get();
            if (size == list.size()) {
                list.add(draft);
            }
            size++;
            if (json.isNull()) {
                if (!nullable) {
                    json.problem("is null, over which the engine crashes; remove it");
                }
            } else if (json.expectObject()) {
                members.read(json, draft);
            }
        }
        list.subList(size, list.size()).clear();
        return list;
    }
}
