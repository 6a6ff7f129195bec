package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.effective.Sharing;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Does not use those namespaces of the host.
 *
 * @param namespaces which ones
 */
public record NoHostNamespaces(Set<Namespace> namespaces) implements Demand {

    public NoHostNamespaces {
        Set<Namespace> ordered = EnumSet.noneOf(Namespace.class);
        ordered.addAll(namespaces);
        namespaces = Collections.unmodifiableSet(ordered);
    }

    @Override
    public String key() {
        return "noHostNamespaces";
    }

    @Override
    public List<Control<?>> controls() {
        return namespaces.stream().<Control<?>>map(Namespace::control).toList();
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        return namespaces.stream()
                .filter(namespace -> !isAllowed(subject, namespace))
                .map(namespace -> Shortfall.of(
                        namespace.control(),
                        subject.asked(namespace.control(), namespace.aspect()),
                        "a namespace that is not the host's",
                        "leave " + namespace.control() + " out, or set it to what is not the host's"))
                .toList();
    }

    private static boolean isAllowed(Subject subject, Namespace namespace) {
        return subject.policy()
                .get(namespace.aspect())
                .filter(sharing -> !sharing.equals(Sharing.host()))
                .isPresent();
    }

    @Override
    public String toString() {
        return "namespaces that are not the host's: " + Words.list(namespaces);
    }
}
