package dev.hasp.mac;

import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.VOLUMES_FROM;

import dev.hasp.SecuritySpec;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.MountPoint;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.linux.Capability;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a spec means on an engine, with the nearest that is known in place of what is not: without another container's
 * volumes, with Docker's mounts for Podman's. Each such place is kept as a gap.
 */
final class KnownPolicy {

    private static final EngineVersion NEAREST_TO_PODMAN = EngineVersion.of("28.5.2");

    private final SecuritySpec spec;
    private final EffectivePolicy policy;
    private final EffectivePolicy nearest;
    private final Set<String> gaps = new LinkedHashSet<>();

    KnownPolicy(SecuritySpec spec, EngineFacts engine) {
        this.spec = spec;
        this.policy = spec.on(engine);
        EngineFacts near = engine.toBuilder()
                .product(EngineProduct.DOCKER)
                .version(engine.isPodman() ? NEAREST_TO_PODMAN : engine.version())
                .usernsRemap(engine.usernsRemap().orElse(false))
                .build();
        this.nearest = spec.profile().without(VOLUMES_FROM).toSpec().on(near);
    }

    EffectivePolicy policy() {
        return policy;
    }

    /** What is not known, in words. */
    Set<String> gaps() {
        return gaps;
    }

    boolean isRootReadOnly() {
        return known(Aspects.ROOT_READ_ONLY).orElse(false);
    }

    boolean isLoopbackOnly() {
        return known(Aspects.LOOPBACK_ONLY).orElse(false);
    }

    SortedMap<String, MountPoint> mounts() {
        return known(Aspects.MOUNT_POINTS).orElseThrow();
    }

    SortedSet<String> readOnly() {
        return known(Aspects.READ_ONLY).orElseGet(TreeSet::new);
    }

    SortedSet<String> masked() {
        return known(Aspects.MASKED).orElseGet(TreeSet::new);
    }

    /** What processes can ever gain; everything for a privileged container of an engine that does not tell its own. */
    SortedSet<Capability> bounding() {
        return known(Aspects.BOUNDING).orElseGet(() -> {
            SortedSet<Capability> all = new TreeSet<>(Capability.known());
            spec.get(CAPABILITIES).ifPresent(asked -> {
                if (!spec.get(PRIVILEGED).orElse(false)) {
                    all.removeAll(asked.drop());
                }
            });
            return all;
        });
    }

    private <T> Optional<T> known(Aspect<T> aspect) {
        Optional<T> value = policy.get(aspect);
        if (value.isEmpty()) {
            gaps.add(aspect.summary() + ": " + policy.entry(aspect).lastReason());
            return nearest.get(aspect);
        }
        return value;
    }
}
