package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.linux.Capability;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Having a capability in one of the sets of {@code capabilities(7)}.
 *
 * @param aspect which set
 * @param capability the capability
 */
public record HoldsCapability(Aspect<SortedSet<Capability>> aspect, Capability capability) implements Witness {

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(aspect).map(set -> set.contains(capability));
    }

    @Override
    public String toString() {
        return "hold " + capability.name() + " in the " + aspect + " set";
    }
}
