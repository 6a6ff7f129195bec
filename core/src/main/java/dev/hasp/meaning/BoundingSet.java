package dev.hasp.meaning;

import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.PRIVILEGED;

import dev.hasp.control.Capabilities;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The capabilities that can ever be gained, as engines compute them from two lists. */
final class BoundingSet {

    /** moby 20.10 {@code oci/caps} knows no later one, whatever the kernel has. */
    private static final Capability LAST_OF_20_10 = Capability.AUDIT_READ;

    private BoundingSet() {}

    /** moby {@code oci/caps.TweakCapabilities}: ALL added counts most, then ALL dropped, then the defaults. */
    static void mean(Derivation derivation, Capabilities asked) {
        EngineFacts engine = derivation.engine();
        if (derivation.is(PRIVILEGED)) {
            everything(derivation, derivation.asked(PRIVILEGED), List.of());
        } else if (asked.addAll()) {
            everything(derivation, derivation.asked(CAPABILITIES), asked.drop());
        } else if (asked.dropAll()) {
            derivation.mean(Aspects.BOUNDING, sorted(asked.add()), derivation.asked(CAPABILITIES));
        } else if (engine.isPodman()) {
            derivation.unknown(
                    Aspects.BOUNDING,
                    derivation.askedOrDefault(CAPABILITIES),
                    Reason.of("the host's containers.conf names Podman's default set, 11 or 14 capabilities"));
        } else {
            SortedSet<Capability> left = sorted(Capabilities.ENGINE_DEFAULTS);
            left.removeAll(asked.drop());
            left.addAll(asked.add());
            derivation.mean(
                    Aspects.BOUNDING,
                    left,
                    derivation.askedOrDefault(CAPABILITIES),
                    Reason.of("Docker's 14 capabilities, less what is dropped, and what is added"));
        }
    }

    private static void everything(Derivation derivation, Reason asked, Collection<Capability> less) {
        Optional<SortedSet<Capability>> all = all(derivation.engine());
        all.ifPresent(found -> found.removeAll(less));
        Reason why = isOf2010(derivation.engine())
                ? Reason.of("Docker 20.10 knows capabilities up to " + LAST_OF_20_10.name())
                : all.isPresent()
                        ? Reason.of("the engine gives what it has itself")
                        : Reason.of("the engine gives what it has itself, which its API does not tell");
        derivation.meanIfKnown(Aspects.BOUNDING, all, List.of(asked, why));
    }

    /** Since 23 the daemon's own set; before, a list in its code. */
    private static Optional<SortedSet<Capability>> all(EngineFacts engine) {
        if (isOf2010(engine)) {
            return Optional.of(sorted(Capability.known().stream()
                    .filter(known -> known.compareTo(LAST_OF_20_10) <= 0)
                    .toList()));
        }
        return engine.capabilities().map(BoundingSet::sorted);
    }

    private static boolean isOf2010(EngineFacts engine) {
        return !engine.isPodman() && !engine.isDocker(23, 0);
    }

    private static SortedSet<Capability> sorted(Collection<Capability> members) {
        return new TreeSet<>(members);
    }
}
