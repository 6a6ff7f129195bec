package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/** Keeping its memory when it reaches its limit, by hanging instead of being killed. */
public record HangsWithoutMemory() implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.OOM_KILLER_OFF;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.OOM_KILLER_OFF);
    }

    @Override
    public String toString() {
        return "hang and keep its memory instead of being killed at its limit";
    }
}
