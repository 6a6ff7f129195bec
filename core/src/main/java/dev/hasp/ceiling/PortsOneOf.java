package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.PublishedPort;
import dev.hasp.effective.Aspects;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Publishes no port but those, each with its address.
 *
 * @param ports the ports, of which none allows nothing
 */
public record PortsOneOf(Set<PublishedPort> ports) implements Demand {

    public PortsOneOf {
        Set<PublishedPort> sorted = new TreeSet<>(Comparator.comparing(PublishedPort::toString));
        sorted.addAll(ports);
        ports = Collections.unmodifiableSet(sorted);
    }

    @Override
    public String key() {
        return "portsOneOf";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of();
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        Set<String> allowed = new TreeSet<>();
        ports.forEach(port -> allowed.add(port.toString()));
        Optional<SortedSet<String>> published = subject.policy().get(Aspects.PUBLISHED_PORTS);
        if (published.filter(allowed::containsAll).isPresent()) {
            return List.of();
        }
        Control<?> control =
                subject.spec().publishAllPorts().orElse(false) ? Controls.PUBLISH_ALL_PORTS : Controls.PORTS;
        return List.of(Shortfall.of(control, subject.asked(control), toString(), "leave out every other port"));
    }

    @Override
    public String toString() {
        return "published ports: " + Words.list(ports);
    }
}
