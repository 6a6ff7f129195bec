package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Sharing;
import java.util.Optional;

/**
 * Sending ICMP echo requests without NET_RAW ({@code icmp(7)}).
 *
 * @param group the group as which
 */
public record OpensPingSocket(long group) implements Witness {

    /** The kernel parameter with the first and the last group that may. */
    public static final String PARAMETER = "net.ipv4.ping_group_range";

    /** What new network namespaces start with: nobody (icmp(7)). */
    public static final String INITIAL = "1 0";

    private static final String NUMBER = "0|[1-9][0-9]{0,17}";

    @Override
    public Aspect<?> aspect() {
        return Aspects.KERNEL_PARAMETERS;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.NETWORK_NAMESPACE)
                .filter(Sharing.own()::equals)
                .flatMap(own -> policy.get(Aspects.KERNEL_PARAMETERS))
                .map(values -> values.getOrDefault(PARAMETER, INITIAL).strip().split("\\s+", -1))
                .filter(ends -> ends.length == 2 && ends[0].matches(NUMBER) && ends[1].matches(NUMBER))
                .map(ends -> Long.parseLong(ends[0]) <= group && group <= Long.parseLong(ends[1]));
    }

    @Override
    public String toString() {
        return "open a ping socket as group " + group;
    }
}
