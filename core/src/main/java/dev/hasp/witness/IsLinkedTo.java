package dev.hasp.witness;

import dev.hasp.control.Link;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Reaching a container that it is linked to.
 *
 * @param container the container, by name or id
 */
public record IsLinkedTo(String container) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.LINKED;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.LINKED).flatMap(this::isAmong);
    }

    private Optional<Boolean> isAmong(SortedSet<String> links) {
        boolean perhaps = false;
        for (String link : links) {
            Optional<Boolean> same =
                    ContainerNames.areSame(Link.parse(link).container().text(), container);
            if (same.orElse(false)) {
                return Optional.of(true);
            }
            perhaps |= same.isEmpty();
        }
        return perhaps ? Optional.empty() : Optional.of(false);
    }

    @Override
    public String toString() {
        return "reach container " + Inert.of(container) + " by a link";
    }
}
