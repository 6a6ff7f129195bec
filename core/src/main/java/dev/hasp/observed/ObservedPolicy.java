package dev.hasp.observed;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param sightings one for each aspect; an aspect without one counts as not looked at
     * @param absentPaths kernel files that were looked for and do not exist
     * @param answers system calls that were really made, none where the method cannot make any
     * @param method how it was read, for people
     */
    public ObservedPolicy(
            List<Sighting<?>> sightings, SortedSet<String> absentPaths, List<CallAnswer> answers, String method) {
        Map<Aspect<?>, Sighting<?>> given = new LinkedHashMap<>();
        sightings.forEach(sighting -> given.put(sighting.aspect(), sighting));
        Map<Aspect<?>, Sighting<?>> ordered = new LinkedHashMap<>();
        for (Aspect<?> aspect : Aspects.all()) {
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

    /** All sightings, in the order of {@link Aspects#all()}. */
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
