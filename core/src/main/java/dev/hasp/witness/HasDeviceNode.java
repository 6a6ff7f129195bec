package dev.hasp.witness;

import dev.hasp.effective.AllOfHost;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Finding a device node.
 *
 * @param path its path inside
 */
public record HasDeviceNode(String path) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.DEVICE_NODES;
    }

    /** Every device of the host counts as every path. */
    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return AllOfHost.is(policy.entry(Aspects.DEVICE_NODES))
                ? Optional.of(true)
                : policy.get(Aspects.DEVICE_NODES).map(nodes -> nodes.contains(path));
    }

    @Override
    public String toString() {
        return "find the device node " + Inert.of(path);
    }
}
