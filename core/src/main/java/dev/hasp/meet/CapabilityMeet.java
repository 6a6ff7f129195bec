package dev.hasp.meet;

import dev.hasp.control.Capabilities;
import dev.hasp.linux.Capability;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What both of two capability lists leave.
 *
 * <p>Each capability is dropped, left to the engine's default, or added by name, in that order of strictness. The default
 * is not the same everywhere: Podman has 11 of Docker's 14, or all of them, and gives a user other than root what is added
 * by name. So one that a side leaves to the default is never added by name.
 *
 * @param all whether every capability is added that is in neither set
 * @param named those added by name; where all are, those that are not
 * @param left those of Docker's 14 that are left to the engine
 */
record CapabilityMeet(boolean all, Set<Capability> named, Set<Capability> left) {

    static final Meet<Capabilities> RULE = Meet.withDefault(
            Capabilities.engineDefault(),
            (first, second) -> Answer.of(of(first).and(of(second)).written()));

    static CapabilityMeet of(Capabilities asked) {
        if (asked.addAll()) {
            return new CapabilityMeet(true, asked.drop(), Set.of());
        }
        if (asked.dropAll()) {
            return new CapabilityMeet(false, asked.add(), Set.of());
        }
        return new CapabilityMeet(
                false,
                asked.add(),
                those(
                        Capabilities.ENGINE_DEFAULTS,
                        one -> !asked.add().contains(one) && !asked.drop().contains(one)));
    }

    CapabilityMeet and(CapabilityMeet other) {
        if (all && other.all) {
            Set<Capability> dropped = new TreeSet<>(named);
            dropped.addAll(other.named);
            return new CapabilityMeet(true, dropped, Set.of());
        }
        Set<Capability> both = those(all ? other.named : named, one -> adds(one) && other.adds(one));
        Set<Capability> open =
                those(Capabilities.ENGINE_DEFAULTS, one -> permits(one) && other.permits(one) && !both.contains(one));
        return new CapabilityMeet(false, both, open);
    }

    /** Without what is added by name, which is out of reach for a user other than root under no-new-privileges. */
    CapabilityMeet withoutNamed() {
        return new CapabilityMeet(false, Set.of(), those(Capabilities.ENGINE_DEFAULTS, this::permits));
    }

    /** In as few words as there are. */
    Capabilities written() {
        if (all) {
            return new Capabilities(true, Set.of(), false, named);
        }
        if (left.isEmpty()) {
            return new Capabilities(false, named, true, Set.of());
        }
        return new Capabilities(
                false,
                named,
                false,
                those(Capabilities.ENGINE_DEFAULTS, one -> !left.contains(one) && !named.contains(one)));
    }

    private boolean adds(Capability one) {
        return all != named.contains(one);
    }

    private boolean permits(Capability one) {
        return adds(one) || left.contains(one);
    }

    private static Set<Capability> those(Set<Capability> from, Predicate<Capability> test) {
        Set<Capability> found = new TreeSet<>(from);
        found.removeIf(test.negate());
        return found;
    }
}
