package dev.hasp.testing;

import dev.hasp.SecuritySpec;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.ceiling.Namespace;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.linux.Capability;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Ceilings for property tests. */
public final class CeilingArbitraries {

    private CeilingArbitraries() {}

    /** Ceilings of up to four demands, and bounds by a spec. */
    public static Arbitrary<Ceiling> ceilings() {
        Arbitrary<Ceiling> bounds =
                ProfileArbitraries.specs().map(SecuritySpec::profile).map(bound -> Ceiling.atMost("bound", bound));
        Arbitrary<Ceiling> demanding = demands()
                .list()
                .uniqueElements(Demand::key)
                .ofMaxSize(4)
                .map(demands -> Ceiling.of("site", demands.toArray(Demand[]::new)));
        return Arbitraries.oneOf(demanding, bounds);
    }

    /** The demands that documents know, with limits from none at all to as much as there is. */
    public static Arbitrary<Demand> demands() {
        Arbitrary<Long> counts = Arbitraries.longs().between(1, 1L << 22);
        return Arbitraries.oneOf(
                Arbitraries.of(
                        Demand.nonRoot(),
                        Demand.noNewPrivileges(),
                        Demand.readOnlyRoot(),
                        Demand.notPrivileged(),
                        Demand.filtered(),
                        Demand.confined(),
                        Demand.noHostPaths(),
                        Demand.noPublishedPorts(),
                        Demand.kernelFilesProtected(),
                        Demand.networkOneOf(NetworkMode.none()),
                        Demand.ownNamespaces(Namespace.values()),
                        Demand.noHostNamespaces(Namespace.values()),
                        Demand.sysctlsOneOf(),
                        Demand.devicesOneOf("/dev/fuse"),
                        Demand.groupsOneOf(0, 1000)),
                Arbitraries.of(Controls.all())
                        .list()
                        .uniqueElements()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(controls -> Demand.mustSet(controls.toArray(dev.hasp.control.Control<?>[]::new))),
                Arbitraries.of(Capability.known())
                        .set()
                        .ofMaxSize(4)
                        .map(kept -> Demand.capabilitiesAtMost(kept.toArray(Capability[]::new))),
                counts.map(Demand::pidsAtMost),
                counts.map(most -> Demand.ulimitsAtMost(Map.of("nofile", most))),
                LimitArbitraries.size().map(Demand::memoryAtMost),
                LimitArbitraries.size().map(Demand::memoryAndSwapAtMost),
                LimitArbitraries.size().map(Demand::outputKeptAtMost),
                LimitArbitraries.cpus().map(Demand::cpusAtMost));
    }
}
