package dev.hasp.witness;

import dev.hasp.control.CpuSet;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Using one of the host's processors or memory nodes.
 *
 * @param aspect processors or memory nodes
 * @param number which one
 */
public record UsesNumbered(Aspect<CpuSet> aspect, int number) implements Witness {

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(aspect).map(set -> set.contains(number));
    }

    @Override
    public String toString() {
        return aspect.equals(Aspects.CPU_LIST) ? "run on processor " + number : "use memory of node " + number;
    }
}
