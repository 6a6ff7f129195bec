package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Sharing;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Having a kernel parameter of a namespace of its own at a value, or beyond it.
 *
 * @param namespace the kind of namespace that the parameter belongs to
 * @param name with dots
 * @param value the value
 * @param larger whether beyond is larger, and not smaller
 * @param initial what new namespaces start with, or empty where that is not the same on every kernel
 */
public record HasParameter(
        Aspect<Sharing> namespace, String name, BigInteger value, boolean larger, Optional<BigInteger> initial)
        implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.KERNEL_PARAMETERS;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(namespace)
                .filter(Sharing.own()::equals)
                .flatMap(own -> policy.get(Aspects.KERNEL_PARAMETERS))
                .flatMap(values -> values.containsKey(name) ? number(values.get(name)) : initial)
                .map(actual -> larger ? actual.compareTo(value) >= 0 : actual.compareTo(value) <= 0);
    }

    /** As the kernel reads it, to which a leading 0 says octal; empty where it is no decimal number. */
    private static Optional<BigInteger> number(String text) {
        return text.matches("0|[1-9][0-9]*") ? Optional.of(new BigInteger(text)) : Optional.empty();
    }

    /** Such as {@code have net.ipv4.ip_unprivileged_port_start as low as 80}. */
    @Override
    public String toString() {
        return "have " + Inert.of(name) + (larger ? " as high as " : " as low as ") + value;
    }
}
