package dev.hasp.effective;

import dev.hasp.control.Control;
import java.util.List;

/**
 * One thing that the kernel enforces on a container. The instances are in {@link Aspects}; there are no others.
 *
 * @param <T> the type of its value, normalised: two values that are equal enforce the same
 */
@SuppressWarnings("UnusedTypeParameter") // it types what policies keep under an aspect
public final class Aspect<T> {

    private final String key;
    private final String summary;
    private final List<Control<?>> controls;

    Aspect(String key, String summary, List<Control<?>> controls) {
        this.key = key;
        this.summary = summary;
        this.controls = List.copyOf(controls);
    }

    /** The stable name, in camel case. */
    public String key() {
        return key;
    }

    /** What it is, in one line. */
    public String summary() {
        return summary;
    }

    /** The controls that decide it, the one it belongs to first. */
    public List<Control<?>> controls() {
        return controls;
    }

    /** The key. */
    @Override
    public String toString() {
        return key;
    }
}
