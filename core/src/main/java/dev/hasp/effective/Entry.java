package dev.hasp.effective;

import java.util.List;
import java.util.Optional;

/**
 * What an aspect means for a container, and why.
 *
 * @param aspect the aspect
 * @param value its value, or empty where what is known does not tell
 * @param reasons how it came about, what was asked or the engine's default first; never empty
 * @param inputs what it was worked out from; two entries of equal inputs have the same value, known or not
 */
public record Entry<T>(Aspect<T> aspect, Optional<T> value, List<Reason> reasons, Object inputs) {

    public Entry {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException(aspect + ": an entry needs a reason");
        }
    }

    /** An entry that, where its value is not known, is the same as no other. */
    public Entry(Aspect<T> aspect, Optional<T> value, List<Reason> reasons) {
        this(aspect, value, reasons, new Object());
    }

    /** Whether both have the same value: an equal one, or one that is not known and was worked out from the same. */
    public boolean isSameAs(Entry<T> other) {
        return value.isPresent() ? value.equals(other.value) : other.value.isEmpty() && inputs.equals(other.inputs);
    }

    /** Why the value is what it is, or why it is not known: the last of the reasons. */
    public Reason lastReason() {
        return reasons.get(reasons.size() - 1);
    }
}
