package dev.hasp.order;

import dev.hasp.control.Link;
import dev.hasp.control.NetworkMode;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.witness.ChoosesAddress;
import dev.hasp.witness.ContainerNames;
import dev.hasp.witness.Inert;
import dev.hasp.witness.IsFoundAs;
import dev.hasp.witness.IsLinkedTo;
import dev.hasp.witness.IsReachedAt;
import dev.hasp.witness.JoinsNetwork;
import dev.hasp.witness.Witness;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** Orders of the engine's networks: which it joins, whom it reaches there, and who reaches it. */
final class NetworkOrders {

    static final List<Order<?>> ALL = List.of(
            Bounded.order(
                    Aspects.NETWORK_JOINED,
                    "none is stricter than all; the bridge is stricter than the host, whose interface it is; whether the"
                            + " host reaches a created network its driver decides; two others each have what the other"
                            + " has not",
                    "docker network create; moby libnetwork/drivers",
                    NetworkMode.none()::equals,
                    mode -> false,
                    NetworkOrders::network),
            items(
                    Aspects.PUBLISHED_PORTS,
                    "each port permits; at every address of the host it permits more than at one of them",
                    "docker run --publish; ip(7)",
                    IsReachedAt::new),
            items(
                    Aspects.LINKED,
                    "each container that it is linked to permits, under whatever name",
                    "docker run --link",
                    link -> new IsLinkedTo(Link.parse(link).container().text())),
            items(
                    Aspects.NETWORK_NAMES,
                    "each name permits, as who asks for it is led there",
                    "docker run --network-alias",
                    IsFoundAs::new),
            new Order<>(
                    Aspects.ADDRESSES,
                    "each address that it chooses permits; without one the engine chooses",
                    "docker run --ip, --ip6, --mac-address",
                    NetworkOrders::addresses));

    private NetworkOrders() {}

    private static Order<SortedSet<String>> items(
            Aspect<SortedSet<String>> aspect, String rule, String source, Function<String, Witness> witness) {
        return new Order<>(
                aspect,
                rule,
                source,
                (first, second) -> Known.both(aspect, first, second, (one, other) -> each(one, witness, second)));
    }

    private static Excess addresses(EffectivePolicy first, EffectivePolicy second) {
        return Known.both(Aspects.ADDRESSES, first, second, (one, other) -> {
            Excess excess = Excess.none();
            for (Map.Entry<String, String> chosen : one.entrySet()) {
                excess = excess.or(each(
                        List.of(chosen.getValue()), address -> new ChoosesAddress(chosen.getKey(), address), second));
            }
            return excess;
        });
    }

    /** The first thing that the other denies. */
    private static Excess each(Collection<String> items, Function<String, Witness> witness, EffectivePolicy second) {
        Excess excess = Excess.none();
        for (String item : items) {
            Witness thing = witness.apply(item);
            excess = excess.or(thing.isPermittedBy(second)
                    .map(permitted -> permitted ? Excess.none() : Excess.found(thing))
                    .orElseGet(() -> Excess.undecided("whether the other may " + thing + " is not known")));
        }
        return excess;
    }

    private static Excess network(NetworkMode first, NetworkMode second) {
        if (first.kind() == NetworkMode.Kind.BRIDGE && second.kind() == NetworkMode.Kind.HOST) {
            return Excess.none();
        }
        if (first.kind() == NetworkMode.Kind.NAMED && second.kind() == NetworkMode.Kind.HOST) {
            return Excess.undecided(
                    "whether the host reaches network " + Inert.of(first.toString()) + " its driver decides");
        }
        if (second.kind() != NetworkMode.Kind.NONE
                && (first.kind() == NetworkMode.Kind.ENGINE_DEFAULT
                        || second.kind() == NetworkMode.Kind.ENGINE_DEFAULT)) {
            return Excess.undecided("which network the engine's default is, is not known");
        }
        Optional<Boolean> same = first.kind() == second.kind()
                ? ContainerNames.areSame(first.toString(), second.toString())
                : Optional.of(false);
        return same.map(isSame -> isSame ? Excess.none() : Excess.found(new JoinsNetwork(first)))
                .orElseGet(() -> Excess.undecided("whether " + Inert.of(first.toString()) + " and "
                        + Inert.of(second.toString()) + " are the same is not known"));
    }
}
