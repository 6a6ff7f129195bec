package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/** Using a network interface beside the loopback. */
public record ReachesNetwork() implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.LOOPBACK_ONLY;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.LOOPBACK_ONLY).map(only -> !only);
    }

    @Override
    public String toString() {
        return "use a network interface beside the loopback";
    }
}
