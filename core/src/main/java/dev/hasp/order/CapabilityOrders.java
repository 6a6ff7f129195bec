package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.linux.Capability;
import dev.hasp.witness.HoldsCapability;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Orders of the five sets of {@code capabilities(7)}. */
final class CapabilityOrders {

    private static final String SOURCE = "capabilities(7)";
    private static final SortedSet<Capability> NONE = Collections.emptySortedSet();

    static final List<Order<?>> ALL = List.of(
            set(Aspects.BOUNDING),
            held(Aspects.PERMITTED),
            held(Aspects.EFFECTIVE),
            set(Aspects.INHERITABLE),
            set(Aspects.AMBIENT));

    private CapabilityOrders() {}

    private static Order<SortedSet<Capability>> set(Aspect<SortedSet<Capability>> aspect) {
        return Bounded.order(
                aspect,
                "each capability in the set permits; a set without one of them is stricter",
                SOURCE,
                set -> set.isEmpty(),
                set -> false,
                (first, second) -> more(aspect, first, second));
    }

    private static Order<SortedSet<Capability>> held(Aspect<SortedSet<Capability>> aspect) {
        return new Order<>(
                aspect,
                "as the bounding set; where the user is not known, what is held is at most the bounding set, and of two"
                        + " with the same unknown user that of the smaller bounding set is stricter",
                SOURCE + ", execve(2): root gets the bounding set, others nothing without an ambient set",
                (first, second) -> heldBeyond(aspect, first, second));
    }

    private static Excess more(
            Aspect<SortedSet<Capability>> aspect, SortedSet<Capability> first, SortedSet<Capability> second) {
        return Sets.more(first, second, member -> new HoldsCapability(aspect, member));
    }

    private static Excess heldBeyond(
            Aspect<SortedSet<Capability>> aspect, EffectivePolicy first, EffectivePolicy second) {
        Entry<SortedSet<Capability>> one = first.entry(aspect);
        Entry<SortedSet<Capability>> other = second.entry(aspect);
        if (one.isSameAs(other)) {
            return Excess.none();
        }
        Optional<SortedSet<Capability>> a = one.value();
        Optional<SortedSet<Capability>> b = other.value();
        if (a.isPresent() && b.isPresent()) {
            return more(aspect, a.get(), b.get());
        }
        Optional<SortedSet<Capability>> most = a.or(() -> first.get(Aspects.BOUNDING));
        if (most.filter(set -> b.orElse(NONE).containsAll(set)).isPresent()) {
            return Excess.none();
        }
        if (a.isEmpty() && b.isEmpty() && dependsOnSameUser(first, second)) {
            return more(
                    Aspects.BOUNDING,
                    most.orElseThrow(),
                    second.get(Aspects.BOUNDING).orElseThrow());
        }
        return Known.undecided(one, other);
    }

    /** Whether both hold the bounding set if the user turns out to be root and nothing if not. */
    private static boolean dependsOnSameUser(EffectivePolicy first, EffectivePolicy second) {
        Entry<Long> user = first.entry(Aspects.UID);
        return user.value().isEmpty()
                && user.isSameAs(second.entry(Aspects.UID))
                && holdsBoundingSetOrNothing(first)
                && holdsBoundingSetOrNothing(second);
    }

    private static boolean holdsBoundingSetOrNothing(EffectivePolicy policy) {
        return policy.get(Aspects.BOUNDING).isPresent()
                && policy.get(Aspects.AMBIENT).filter(set -> set.isEmpty()).isPresent();
    }
}
