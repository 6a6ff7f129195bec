package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import dev.hasp.effective.ResourceLimit;
import java.util.Optional;

/**
 * Having a resource limit so high from the start ({@code getrlimit(2)}).
 *
 * @param name the resource, such as {@code nofile}
 * @param hard whether it is what the limit may be raised to, and not what is in force
 * @param amount the limit
 */
public record StartsWithLimit(String name, boolean hard, long amount) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.RESOURCE_LIMITS;
    }

    /** Empty also for a resource that a policy leaves to the daemon. */
    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.RESOURCE_LIMITS)
                .map(limits -> limits.get(name))
                .map(this::isWithin);
    }

    private boolean isWithin(ResourceLimit limit) {
        Limit held = hard ? limit.hard() : limit.soft();
        return held.isUnlimited() || amount <= held.value().orElseThrow();
    }

    @Override
    public String toString() {
        return "start with a " + (hard ? "hard" : "soft") + " limit of " + amount + " for " + Inert.of(name);
    }
}
