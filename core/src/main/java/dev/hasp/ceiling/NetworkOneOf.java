package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.effective.Aspects;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Joins one of those networks. The engine's default is the bridge where that is what the engine means by it.
 *
 * @param networks the networks
 */
public record NetworkOneOf(Set<NetworkMode> networks) implements Demand {

    public NetworkOneOf {
        Set<NetworkMode> sorted = new TreeSet<>(Comparator.comparing(NetworkMode::toString));
        sorted.addAll(networks);
        networks = Collections.unmodifiableSet(sorted);
    }

    @Override
    public String key() {
        return "networkOneOf";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.NETWORK);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        NetworkMode asked = subject.spec().network().orElse(NetworkMode.engineDefault());
        boolean allowed = networks.contains(asked)
                || subject.policy()
                        .get(Aspects.NETWORK_JOINED)
                        .filter(networks::contains)
                        .isPresent();
        return allowed
                ? List.of()
                : List.of(Shortfall.of(
                        Controls.NETWORK,
                        subject.asked(Controls.NETWORK, Aspects.NETWORK_JOINED),
                        toString(),
                        "set network to one of them"));
    }

    @Override
    public String toString() {
        return "one of the networks " + Words.list(networks);
    }
}
