package dev.hasp.observed;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the kernel says of a running container: the shape of an {@link dev.hasp.effective.EffectivePolicy}, and what
 * could not be seen says why.
 */
public final class ObservedPolicy {

    private final Map<Aspect<?>, Sighting<?>> sightings;
    private final SortedSet<String> absentPaths;
    private final List<CallAnswer> answers;
    private final String method;

    /**
     * An observation.
     *
     * @param sightings one for each aspect of the kernel; an aspect without one counts as not looked at
     * @param absentPaths kernel files that were looked for and do not exist
     * @param answers system calls that were really made, none where the method cannot make any
     * @param method how it was read, for people
     */
    public ObservedPolicy(
            List<Sighting<?>> sightings, SortedSet<String> absentPaths, List<CallAnswer> answers, String method) {
        Map<Aspect<?>, Sighting<?>> given = new LinkedHashMap<>();
        sightings.forEach(sighting -> given.put(sighting.aspect(), sighting));
        Map<Aspect<?>, Sighting<?>> ordered = new LinkedHashMap<>();
        for (Aspect<?> aspect : Aspects.ofKernel()) {
            Sighting<?> sighting = given.get(aspect);
            ordered.put(aspect, sighting == null ? Sighting.unseen(aspect, "not looked at") : sighting);
        }
        this.sightings = ordered;
        this.absentPaths = Collections.unmodifiableSortedSet(new TreeSet<>(absentPaths));
        this.answers = List.copyOf(answers);
        this.method = method;
    }

    /** What was seen of an aspect. */
    @SuppressWarnings("unchecked") // a sighting is kept under its own aspect
    public <T> Sighting<T> sighting(Aspect<T> aspect) {
        Sighting<?> sighting = sightings.get(aspect);
        if (sighting == null) {
            throw new IllegalArgumentException(aspect + " is no aspect of Aspects");
        }
        return (Sighting<T>) sighting;
    }

    /**
     * What was seen as a policy to compare with others. What was not seen is not known, and no other container's: two of
     * them are the same in nothing that was not seen. What only the engine enforces cannot be seen.
     *
     * @param others what it is to be compared with; a kernel file that they hide or protect and that does not exist
     *     counts as hidden or protected here, as nobody can do anything with it
     */
    public EffectivePolicy policy(Collection<EffectivePolicy> others) {
        List<Entry<?>> entries = new ArrayList<>();
        for (Sighting<?> sighting : sightings.values()) {
            boolean isMasked = sighting.aspect().equals(Aspects.MASKED);
            entries.add(
                    isMasked || sighting.aspect().equals(Aspects.READ_ONLY)
                            ? paths(isMasked ? Aspects.MASKED : Aspects.READ_ONLY, others)
                            : entry(sighting));
        }
        Aspects.ofEngine().forEach(aspect -> entries.add(unseen(aspect)));
        return EffectivePolicy.of(entries);
    }

    private Entry<SortedSet<String>> paths(Aspect<SortedSet<String>> aspect, Collection<EffectivePolicy> others) {
        Sighting<SortedSet<String>> seen = sighting(aspect);
        SortedSet<String> hidden = new TreeSet<>();
        for (EffectivePolicy other : others) {
            other.get(aspect).ifPresent(paths -> hidden.addAll(paths));
        }
        hidden.retainAll(absentPaths);
        seen.value().ifPresent(paths -> hidden.addAll(paths));
        return new Entry<>(
                aspect,
                seen.value().isEmpty() ? Optional.empty() : Optional.of(hidden),
                List.of(Reason.of(seen.how())));
    }

    private static <T> Entry<T> entry(Sighting<T> sighting) {
        return new Entry<>(sighting.aspect(), sighting.value(), List.of(Reason.of(sighting.how())));
    }

    private static <T> Entry<T> unseen(Aspect<T> aspect) {
        return new Entry<>(aspect, Optional.empty(), List.of(Reason.of("the engine alone enforces it")));
    }

    /** All sightings, in the order of {@link Aspects#ofKernel()}. */
    public List<Sighting<?>> sightings() {
        return List.copyOf(sightings.values());
    }

    /** Kernel files that were looked for and that the kernel does not have, so that nobody can hide or protect them. */
    public SortedSet<String> absentPaths() {
        return absentPaths;
    }

    /** System calls that were really made, with the kernel's answers. */
    public List<CallAnswer> answers() {
        return answers;
    }

    /** How it was read. */
    public String method() {
        return method;
    }
}
