package dev.hasp.witness;

import dev.hasp.control.IpAddress;
import dev.hasp.control.PublishedPort;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Being reached through a port of the host.
 *
 * @param port in Docker's spelling, or {@code exposed} for every port that the image exposes
 */
public record IsReachedAt(String port) implements Witness {

    private static final String EXPOSED = "exposed";

    @Override
    public Aspect<?> aspect() {
        return Aspects.PUBLISHED_PORTS;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.PUBLISHED_PORTS).flatMap(this::isAmong);
    }

    private Optional<Boolean> isAmong(SortedSet<String> published) {
        if (published.contains(port)) {
            return Optional.of(true);
        }
        if (port.equals(EXPOSED)) {
            return Optional.of(false);
        }
        PublishedPort wanted = PublishedPort.parse(port);
        boolean covered = published.stream()
                .filter(other -> !other.equals(EXPOSED))
                .map(PublishedPort::parse)
                .anyMatch(other -> covers(other, wanted));
        boolean mayBeExposed = published.contains(EXPOSED)
                && wanted.hostPort().isEmpty()
                && wanted.hostAddress().isEmpty();
        return !covered && mayBeExposed ? Optional.empty() : Optional.of(covered);
    }

    /** No address is every one; 0.0.0.0 and :: are every one of their family (ip(7), ipv6(7)). */
    private static boolean covers(PublishedPort wide, PublishedPort narrow) {
        return wide.containerPort() == narrow.containerPort()
                && wide.protocol() == narrow.protocol()
                && wide.hostPort().equals(narrow.hostPort())
                && (wide.hostAddress().isEmpty()
                        || wide.hostAddress().equals(narrow.hostAddress())
                        || narrow.hostAddress()
                                .filter(address -> isEveryOf(wide.hostAddress().get(), address))
                                .isPresent());
    }

    private static boolean isEveryOf(IpAddress wide, IpAddress narrow) {
        return wide.isV6() == narrow.isV6() && wide.text().equals(wide.isV6() ? "::" : "0.0.0.0");
    }

    @Override
    public String toString() {
        return "be reached at " + (port.equals(EXPOSED) ? "every port that its image exposes" : Inert.of(port));
    }
}
