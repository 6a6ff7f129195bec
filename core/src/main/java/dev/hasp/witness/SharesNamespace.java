package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Sharing;
import java.util.Optional;
import java.util.Set;

/**
 * Seeing and touching what is in a namespace that is not its own ({@code namespaces(7)}).
 *
 * @param aspect which kind of namespace
 * @param of the host's, or another container's
 */
public record SharesNamespace(Aspect<Sharing> aspect, Sharing of) implements Witness {

    /** pid_namespaces(7), cgroup_namespaces(7): who is above sees what is below. */
    private static final Set<Aspect<Sharing>> NESTED = Set.of(Aspects.PID_NAMESPACE, Aspects.CGROUP_NAMESPACE);

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(aspect).flatMap(this::isReachedFrom);
    }

    private Optional<Boolean> isReachedFrom(Sharing sharing) {
        return switch (sharing.kind()) {
            case OWN -> Optional.of(false);
            case HOST -> Optional.of(of.equals(sharing) || NESTED.contains(aspect));
            case CONTAINER ->
                of.kind() == Sharing.Kind.HOST
                        ? Optional.of(false)
                        : ContainerNames.areSame(sharing.container(), of.container());
        };
    }

    /** Such as {@code share the host's pidNamespace}. */
    @Override
    public String toString() {
        String whose = of.kind() == Sharing.Kind.HOST ? "the host's" : "container " + Inert.of(of.container()) + "'s";
        return "share " + whose + " " + aspect.summary();
    }
}
