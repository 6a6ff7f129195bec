package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.selinux.Level;
import dev.hasp.selinux.SecurityContext;
import java.util.Optional;

/**
 * Reaching files and processes of containers with that SELinux level.
 *
 * @param level theirs
 */
public record ReachesLevel(Level level) implements Witness {

    private static final String NO_LABEL = "none";

    @Override
    public Aspect<?> aspect() {
        return Aspects.SE_LINUX_LABEL;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.SE_LINUX_LABEL)
                .flatMap(label -> label.equals(NO_LABEL)
                        ? Optional.of(true)
                        : SecurityContext.find(label)
                                .flatMap(SecurityContext::reach)
                                .map(reach -> reach.dominates(level)));
    }

    @Override
    public String toString() {
        return "reach what containers with the SELinux level " + level + " have";
    }
}
