package dev.hasp.meet;

import dev.hasp.control.ByteSize;
import dev.hasp.control.MalformedValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers in the options of drivers, which a profile keeps as text. */
final class Numbers {

    private Numbers() {}

    /** A size above 0 in bytes, empty where it is none. */
    static Optional<Long> bytes(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ByteSize.parse(text).bytes()).filter(bytes -> bytes > 0);
        } catch (MalformedValueException notASize) {
            return Optional.empty();
        }
    }

    /** A count above 0, empty where it is none. */
    static Optional<Long> count(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}")
                ? Optional.of(Long.parseLong(text)).filter(count -> count > 0)
                : Optional.empty();
    }
}
