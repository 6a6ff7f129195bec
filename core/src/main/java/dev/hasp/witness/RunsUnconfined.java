package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Running without confinement by a security module.
 *
 * @param aspect which module's profile or label
 * @param name what stands there for none
 */
public record RunsUnconfined(Aspect<String> aspect, String name) implements Witness {

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(aspect).map(name::equals);
    }

    @Override
    public String toString() {
        return "run without confinement by " + aspect;
    }
}
