package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Being found on its network under a name.
 *
 * @param name the name
 */
public record IsFoundAs(String name) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.NETWORK_NAMES;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.NETWORK_NAMES).map(names -> names.contains(name));
    }

    @Override
    public String toString() {
        return "be found as " + Inert.of(name) + " on its network";
    }
}
