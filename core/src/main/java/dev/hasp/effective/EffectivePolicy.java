package dev.hasp.effective;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a spec means on an engine: every aspect has an entry, which is a value or the reason why it is not known. Made by
 * {@link dev.hasp.SecuritySpec#on}.
 */
public final class EffectivePolicy {

    private final Map<Aspect<?>, Entry<?>> entries;
    private volatile @Nullable FilterInForce filter;

    private EffectivePolicy(Map<Aspect<?>, Entry<?>> entries) {
        this.entries = entries;
    }

    /**
     * A policy of those entries.
     *
     * @throws IllegalArgumentException if an aspect has none or two
     */
    public static EffectivePolicy of(List<Entry<?>> entries) {
        Map<Aspect<?>, Entry<?>> given = new LinkedHashMap<>();
        for (Entry<?> entry : entries) {
            if (given.put(entry.aspect(), entry) != null) {
                throw new IllegalArgumentException(entry.aspect() + " has two entries");
            }
        }
        Map<Aspect<?>, Entry<?>> ordered = new LinkedHashMap<>();
        for (Aspect<?> aspect : Aspects.all()) {
            Entry<?> entry = given.get(aspect);
            if (entry == null) {
                throw new IllegalArgumentException(aspect + " has no entry");
            }
            ordered.put(aspect, entry);
        }
        return new EffectivePolicy(ordered);
    }

    /** What an aspect means. */
    @SuppressWarnings("unchecked") // an entry is kept under its own aspect
    public <T> Entry<T> entry(Aspect<T> aspect) {
        Entry<?> entry = entries.get(aspect);
        if (entry == null) {
            throw new IllegalArgumentException(aspect + " is no aspect of Aspects");
        }
        return (Entry<T>) entry;
    }

    /** The value of an aspect, or empty where it is not known. */
    public <T> Optional<T> get(Aspect<T> aspect) {
        return entry(aspect).value();
    }

    /** All entries, in the order of {@link Aspects#all()}. */
    public List<Entry<?>> entries() {
        return List.copyOf(entries.values());
    }

    /** The seccomp filter as the runtime loads it; worked out when it is first asked for, and kept. */
    public FilterInForce filter() {
        FilterInForce kept = filter;
        if (kept == null) {
            kept = FilterInForce.of(this); // by two threads at once twice, with the same result
            filter = kept;
        }
        return kept;
    }

    /**
     * Two policies are equal when they mean the same; the reasons do not count. What is not known is equal to what was
     * worked out from the same.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof EffectivePolicy that && that.values().equals(values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        Map<Aspect<?>, Optional<?>> values = new LinkedHashMap<>();
        entries.forEach((aspect, entry) -> values.put(aspect, entry.value()));
        return "EffectivePolicy" + values;
    }

    private Map<Aspect<?>, Object> values() {
        Map<Aspect<?>, Object> values = new LinkedHashMap<>();
        entries.forEach(
                (aspect, entry) -> values.put(aspect, entry.value().isPresent() ? entry.value() : entry.inputs()));
        return values;
    }
}
