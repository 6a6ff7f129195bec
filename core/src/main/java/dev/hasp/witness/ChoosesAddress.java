package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Having an address that it chose.
 *
 * @param kind {@code ipv4}, {@code ipv6} or {@code mac}
 * @param address the address
 */
public record ChoosesAddress(String kind, String address) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.ADDRESSES;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.ADDRESSES).map(addresses -> address.equals(addresses.get(kind)));
    }

    @Override
    public String toString() {
        return "choose " + Inert.of(address) + " as its " + Inert.of(kind) + " address";
    }
}
