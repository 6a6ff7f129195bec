package dev.hasp.effective;

import java.util.List;
import java.util.Optional;

/**
 * What an aspect means for a container, and why.
 *
 * @param aspect the aspect
 * @param value its value, or empty where what is known does not tell
 * @param reasons how it came about, what was asked or the engine's default first; never empty
 */
public record Entry<T>(Aspect<T> aspect, Optional<T> value, List<Reason> reasons) {

    public Entry {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException(aspect + ": an entry needs a reason");
        }
    }
}
