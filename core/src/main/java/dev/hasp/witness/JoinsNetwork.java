package dev.hasp.witness;

import dev.hasp.control.NetworkMode;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Using a network of the engine.
 *
 * @param network the network, or the container whose it is
 */
public record JoinsNetwork(NetworkMode network) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.NETWORK_JOINED;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.NETWORK_JOINED).flatMap(this::isReachedFrom);
    }

    private Optional<Boolean> isReachedFrom(NetworkMode joined) {
        if (joined.equals(network)) {
            return Optional.of(true);
        }
        if (joined.kind() == NetworkMode.Kind.NONE) {
            return Optional.of(false);
        }
        if (joined.kind() == NetworkMode.Kind.ENGINE_DEFAULT || network.kind() == NetworkMode.Kind.ENGINE_DEFAULT) {
            return Optional.empty(); // which network that is the engine's configuration says
        }
        if (joined.kind() == network.kind()) {
            return ContainerNames.areSame(
                    joined.name().orElseThrow(), network.name().orElseThrow());
        }
        if (joined.kind() == NetworkMode.Kind.HOST) {
            return switch (network.kind()) {
                case BRIDGE -> Optional.of(true); // it is an interface of the host
                case NAMED -> Optional.empty(); // its driver decides
                default -> Optional.of(false);
            };
        }
        return Optional.of(false);
    }

    @Override
    public String toString() {
        return switch (network.kind()) {
            case CONTAINER ->
                "use the network of container " + Inert.of(network.name().orElseThrow());
            case HOST -> "use the host's network";
            default -> "use network " + Inert.of(network.toString());
        };
    }
}
