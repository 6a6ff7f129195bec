package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/** Running without a seccomp filter. */
public record RunsUnfiltered() implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.SECCOMP_ON;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.SECCOMP_ON).map(on -> !on);
    }

    @Override
    public String toString() {
        return "run without a seccomp filter";
    }
}
