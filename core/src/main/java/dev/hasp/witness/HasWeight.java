package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Weighing so much where containers compete.
 *
 * @param aspect for what they compete
 * @param weight how much, in the unit of the aspect
 */
public record HasWeight(Aspect<Integer> aspect, int weight) implements Witness {

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(aspect).map(held -> held >= weight);
    }

    @Override
    public String toString() {
        String what = aspect.equals(Aspects.CPU_WEIGHT) ? "processors" : "disks";
        return "weigh " + weight + " where containers compete for " + what;
    }
}
