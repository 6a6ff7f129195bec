package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.witness.ContainerNames;
import dev.hasp.witness.Inert;
import dev.hasp.witness.SharesNamespace;
import java.util.Optional;
import java.util.Set;

/** Orders of whose namespace a container is in. */
final class NamespaceOrder {

    /** Kinds of which the host's shows what is in all others (pid_namespaces(7), cgroup_namespaces(7)). */
    private static final Set<Aspect<Sharing>> NESTED = Set.of(Aspects.PID_NAMESPACE, Aspects.CGROUP_NAMESPACE);

    private NamespaceOrder() {}

    /** A kind of namespace; of one that another container cannot share, the host's permits everything. */
    static Order<Sharing> of(Aspect<Sharing> aspect, boolean isOwnOrHosts, String rule, String source) {
        return Bounded.order(
                aspect,
                rule,
                source,
                Sharing.own()::equals,
                sharing -> (isOwnOrHosts || NESTED.contains(aspect)) && sharing.equals(Sharing.host()),
                (first, second) -> excess(aspect, first, second));
    }

    private static Excess excess(Aspect<Sharing> aspect, Sharing first, Sharing second) {
        boolean areContainers = first.kind() == Sharing.Kind.CONTAINER && second.kind() == Sharing.Kind.CONTAINER;
        Optional<Boolean> same =
                areContainers ? ContainerNames.areSame(first.container(), second.container()) : Optional.of(false);
        return same.map(isSame -> isSame ? Excess.none() : Excess.found(new SharesNamespace(aspect, first)))
                .orElseGet(() -> Excess.undecided("containers " + Inert.of(first.container()) + " and "
                        + Inert.of(second.container()) + " may be the same one"));
    }
}
