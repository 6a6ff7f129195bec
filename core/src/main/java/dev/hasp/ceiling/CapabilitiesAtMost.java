package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.linux.Capability;
import dev.hasp.witness.HoldsCapability;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Can gain no capability but those: they bound the bounding, inheritable and ambient sets of {@code capabilities(7)}.
 *
 * @param capabilities the capabilities
 */
public record CapabilitiesAtMost(Set<Capability> capabilities) implements Demand {

    private static final List<Aspect<SortedSet<Capability>>> SETS =
            List.of(Aspects.BOUNDING, Aspects.INHERITABLE, Aspects.AMBIENT);

    public CapabilitiesAtMost {
        capabilities = Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
    }

    @Override
    public String key() {
        return "capabilitiesAtMost";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.CAPABILITIES);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        return SETS.stream()
                .flatMap(set -> shortfall(set, subject).stream())
                .limit(1)
                .toList();
    }

    private Optional<Shortfall> shortfall(Aspect<SortedSet<Capability>> set, Subject subject) {
        Optional<SortedSet<Capability>> held = subject.policy().get(set);
        if (held.isEmpty()) {
            return Optional.of(Shortfall.of(
                    Controls.CAPABILITIES,
                    subject.asked(Controls.CAPABILITIES, set),
                    toString(),
                    "drop ALL and add what is allowed"));
        }
        List<Capability> beyond = held.get().stream()
                .filter(capability -> !capabilities.contains(capability))
                .toList();
        return beyond.stream()
                .findFirst()
                .map(first -> new Shortfall(
                        Controls.CAPABILITIES,
                        subject.asked(Controls.CAPABILITIES) + ", so that it has " + names(beyond),
                        toString(),
                        Optional.of(new HoldsCapability(set, first)),
                        "drop ALL and add what is allowed"
                                + (subject.spec().privileged().orElse(false) ? ", without privileged" : "")));
    }

    private static String names(Collection<Capability> capabilities) {
        return Words.list(capabilities.stream().map(Capability::name).toList());
    }

    @Override
    public String toString() {
        return "no capabilities but " + names(capabilities);
    }
}
