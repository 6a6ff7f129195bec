package dev.hasp.laws;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.SwapLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One thing that is taken from a profile or given to it.
 *
 * @param name what is done
 * @param control the control that it is done to
 * @param start a profile that it can be done to
 * @param change the profile after it, or empty where there is nothing to do it to
 */
record Change(
        String name,
        Control<?> control,
        SecurityProfile start,
        BiFunction<SecurityProfile, Random, Optional<SecurityProfile>> change) {

    /** Sizes beyond it double into what is no limit to the kernel. */
    private static final long MOST_MEMORY = 1L << 60;

    /** What may be done to a value. */
    interface Step<T> extends BiFunction<T, Random, Optional<T>> {}

    /** The profile after it; empty where there is nothing to do it to, and where validation refuses what comes of it. */
    Optional<SecurityProfile> applyTo(SecurityProfile profile, Random random) {
        return change.apply(profile, random)
                .filter(changed -> !changed.equals(profile))
                .filter(changed -> changed.validate().stream().noneMatch(Finding::isError));
    }

    /** A value is put there, whatever there was. */
    static <T> Change to(String name, Control<T> control, T value) {
        return new Change(
                name, control, Rich.deciding(control), (profile, random) -> Optional.of(profile.with(control, value)));
    }

    /** A value takes the place of another. */
    static <T> Change from(String name, Control<T> control, T before, T after) {
        return Change.<T>of(
                        name, control, (value, random) -> value.equals(before) ? Optional.of(after) : Optional.empty())
                .startingAt(SecurityProfile.empty().with(control, before));
    }

    /** Something is done to the value where one is decided. */
    static <T> Change of(String name, Control<T> control, Step<T> step) {
        return new Change(
                name,
                control,
                Rich.deciding(control),
                (profile, random) -> profile.get(control)
                        .flatMap(value -> step.apply(value, random))
                        .map(value -> profile.with(control, value)));
    }

    /** Something is done to the value, or one is decided. */
    static <T> Change of(String name, Control<T> control, T undecided, Step<T> step) {
        return new Change(
                name,
                control,
                Rich.deciding(control),
                (profile, random) -> Optional.of(profile.get(control))
                        .flatMap(value -> value.isPresent() ? step.apply(value.get(), random) : Optional.of(undecided))
                        .map(value -> profile.with(control, value)));
    }

    /** Something is done to one member of a list. */
    static <E> Change member(String name, Control<List<E>> control, Step<E> step) {
        return of(name, control, (list, random) -> {
            if (list.isEmpty()) {
                return Optional.empty();
            }
            int at = random.nextInt(list.size());
            return step.apply(list.get(at), random).map(member -> {
                List<E> changed = new ArrayList<>(list);
                changed.set(at, member);
                return List.copyOf(changed);
            });
        });
    }

    /** Another amount of memory, with as much swap as before: a total that is kept leaves less memory more swap. */
    static Change memory(String name, Step<Optional<ByteSize>> step) {
        return new Change(name, Controls.MEMORY, Rich.deciding(Controls.MEMORY), (profile, random) -> {
            Optional<ByteSize> before = profile.memory();
            if (before.filter(size -> size.bytes() > MOST_MEMORY).isPresent()) {
                return Optional.empty();
            }
            return step.apply(before, random).flatMap(Function.identity()).map(size -> {
                SecurityProfile changed = profile.with(Controls.MEMORY, size);
                Optional<ByteSize> total = profile.memorySwap().flatMap(SwapLimit::total);
                return before.isEmpty() || total.isEmpty()
                        ? changed
                        : changed.with(
                                Controls.MEMORY_SWAP,
                                SwapLimit.of(ByteSize.of(
                                        total.get().bytes() - before.get().bytes() + size.bytes())));
            });
        });
    }

    /** One member is taken out of a list. */
    static <E> Change remove(String name, Control<List<E>> control) {
        return of(name, control, (list, random) -> {
            if (list.isEmpty()) {
                return Optional.empty();
            }
            List<E> changed = new ArrayList<>(list);
            changed.remove(random.nextInt(list.size()));
            return Optional.of(List.copyOf(changed));
        });
    }

    /** A member is put into a list. */
    static <E> Change add(String name, Control<List<E>> control, E member) {
        return of(
                name,
                control,
                List.of(member),
                (list, random) -> Optional.of(
                        Stream.concat(list.stream(), Stream.of(member)).toList()));
    }

    /** It can be done to that. */
    Change startingAt(SecurityProfile profile) {
        return new Change(name, control, profile, change);
    }

    /** It only happens where that holds. */
    Change when(Predicate<SecurityProfile> condition) {
        return new Change(
                name,
                control,
                start,
                (profile, random) -> condition.test(profile) ? change.apply(profile, random) : Optional.empty());
    }

    @Override
    public String toString() {
        return name;
    }
}
