package dev.hasp.testing.mutation;

import dev.hasp.SecurityProfile;
import dev.hasp.control.BindMount;
import dev.hasp.control.Control;
import dev.hasp.control.Mount;
import dev.hasp.control.Tmpfs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A change of a profile, before anyone has looked whether it is valid and makes a difference. */
record Candidate(Control<?> control, String change, SecurityProfile profile) {

    /** A value is put there, whatever there was. */
    static <T> Candidate to(SecurityProfile profile, Control<T> control, String change, T value) {
        return new Candidate(control, change, profile.with(control, value));
    }

    /** Something is done to the value where one is decided. */
    static <T> Stream<Candidate> changed(
            SecurityProfile profile, Control<T> control, String change, Function<T, Optional<T>> step) {
        return profile.get(control).flatMap(step).map(value -> to(profile, control, change, value)).stream();
    }

    /** A member is put into a list. */
    static <E> Candidate plus(SecurityProfile profile, Control<List<E>> control, E member) {
        return new Candidate(control, "plus " + label(member), profile.plus(control, member));
    }

    /** Each member is taken out of a list. */
    static <E> Stream<Candidate> minus(SecurityProfile profile, Control<List<E>> control) {
        List<E> members = profile.get(control).orElse(List.of());
        return IntStream.range(0, members.size()).mapToObj(at -> {
            List<E> fewer = new ArrayList<>(members);
            E gone = fewer.remove(at);
            return to(profile, control, "minus " + label(gone), fewer);
        });
    }

    /** Something is done to each member of a list. */
    static <E> Stream<Candidate> each(
            SecurityProfile profile, Control<List<E>> control, String change, UnaryOperator<E> step) {
        List<E> members = profile.get(control).orElse(List.of());
        return IntStream.range(0, members.size()).mapToObj(at -> {
            List<E> changed = new ArrayList<>(members);
            changed.set(at, step.apply(members.get(at)));
            return to(profile, control, label(members.get(at)) + " " + change, changed);
        });
    }

    /** What tells a member from the others in a few words. */
    private static String label(Object member) {
        if (member instanceof Tmpfs tmpfs) {
            return tmpfs.target();
        }
        if (member instanceof BindMount bind) {
            return bind.source() + " at " + bind.target();
        }
        return member instanceof Mount mount ? mount.target() : member.toString();
    }
}
