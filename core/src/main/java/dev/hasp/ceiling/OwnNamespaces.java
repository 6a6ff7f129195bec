package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.effective.Sharing;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Has those namespaces for itself, and shares them neither with the host nor with another container.
 *
 * @param namespaces which ones
 */
public record OwnNamespaces(Set<Namespace> namespaces) implements Demand {

    public OwnNamespaces {
        Set<Namespace> ordered = EnumSet.noneOf(Namespace.class);
        ordered.addAll(namespaces);
        namespaces = Collections.unmodifiableSet(ordered);
    }

    @Override
    public String key() {
        return "ownNamespaces";
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
                        "a namespace of its own",
                        namespace == Namespace.USER
                                ? "leave userns out, on an engine with userns-remap"
                                : "leave " + namespace.control() + " out, or set it to what is private"))
                .toList();
    }

    private static boolean isAllowed(Subject subject, Namespace namespace) {
        return subject.policy()
                .get(namespace.aspect())
                .filter(sharing -> sharing.equals(Sharing.own()))
                .isPresent();
    }

    @Override
    public String toString() {
        return "namespaces of its own: " + Words.list(namespaces);
    }
}
