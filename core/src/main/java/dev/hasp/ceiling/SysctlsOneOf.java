package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.validation.SysctlName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets no kernel parameter but those.
 *
 * @param names their names, with dots
 */
public record SysctlsOneOf(Set<String> names) implements Demand {

    public SysctlsOneOf {
        Set<String> dotted = new TreeSet<>();
        names.forEach(name -> dotted.add(SysctlName.dotted(name)));
        names = Collections.unmodifiableSet(dotted);
    }

    @Override
    public String key() {
        return "sysctlsOneOf";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of();
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        List<String> beyond = subject.spec().sysctls().orElse(Map.of()).keySet().stream()
                .filter(name -> !names.contains(SysctlName.dotted(name)))
                .toList();
        return beyond.isEmpty()
                ? List.of()
                : List.of(Shortfall.of(
                        Controls.SYSCTLS,
                        subject.asked(Controls.SYSCTLS),
                        toString(),
                        "leave out " + Words.list(beyond)));
    }

    @Override
    public String toString() {
        return "kernel parameters: " + Words.list(names);
    }
}
