package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.SeLinux;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks for one of those SELinux types, and changes neither the user nor the role of the engine's label.
 *
 * @param types their names; {@code default} is the type that the engine gives, {@code container_t} by the usual policy
 */
public record SeLinuxTypeOneOf(Set<String> types) implements Demand {

    private static final String DEFAULT = "default";

    public SeLinuxTypeOneOf {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    }

    @Override
    public String key() {
        return "seLinuxTypeOneOf";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of();
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        SeLinux asked = subject.spec().seLinux().orElse(SeLinux.engineDefault());
        boolean allowed = !asked.disabled()
                && asked.user().isEmpty()
                && asked.role().isEmpty()
                && types.contains(asked.type().orElse(DEFAULT));
        return allowed
                ? List.of()
                : List.of(Shortfall.of(
                        Controls.SE_LINUX,
                        subject.asked(Controls.SE_LINUX),
                        toString(),
                        "set seLinux to one of these types and nothing but a level beside it"));
    }

    @Override
    public String toString() {
        return "one of the SELinux types " + Words.list(types) + " with the engine's user and role";
    }
}
