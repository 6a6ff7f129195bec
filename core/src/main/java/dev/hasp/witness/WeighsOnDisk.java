package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Weighing so much where containers compete for one disk.
 *
 * @param device the path of its node
 * @param weight 10 to 1000
 */
public record WeighsOnDisk(String device, int weight) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.DEVICE_WEIGHTS;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.DEVICE_WEIGHTS)
                .map(weights -> weights.get(device))
                .map(held -> held >= weight);
    }

    @Override
    public String toString() {
        return "weigh " + weight + " where containers compete for " + Inert.of(device);
    }
}
