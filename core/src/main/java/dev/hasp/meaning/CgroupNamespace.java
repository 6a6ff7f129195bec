package dev.hasp.meaning;

import static dev.hasp.control.Controls.CGROUPNS;
import static dev.hasp.control.Controls.PRIVILEGED;

import dev.hasp.control.CgroupnsMode;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.effective.Sharing;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.KernelVersion;
import java.util.List;
import java.util.Optional;

/** Whose view of the cgroup tree it has ({@code cgroup_namespaces(7)}). */
final class CgroupNamespace {

    /** cgroup_namespaces(7): Linux 4.6. */
    private static final KernelVersion CGROUP_NAMESPACES = new KernelVersion(4, 6);

    static final EngineCode UNAVAILABLE = new EngineCode(
            "cgroupns-unavailable",
            Effect.DISCARDED,
            "the kernel is older than 4.6 and has no cgroup namespaces; the engine warns and goes on without",
            "use a newer kernel",
            "moby daemon verifyPlatformContainerSettings");

    static final EngineCode SUPPORT_UNKNOWN = new EngineCode(
            "cgroupns-support-unknown",
            Effect.UNKNOWN,
            "on a kernel older than 4.6 the engine warns and goes on without a cgroup namespace",
            "read the facts from the engine itself",
            "moby daemon verifyPlatformContainerSettings");

    static final List<EngineCode> CODES = List.of(UNAVAILABLE, SUPPORT_UNKNOWN);

    private CgroupNamespace() {}

    static void mean(Derivation derivation) {
        CgroupnsMode asked = derivation
                .get(CGROUPNS)
                .filter(mode -> !derivation.engine().isPodman()) // whose Docker API does not read it: seen on 4.3
                .orElse(CgroupnsMode.ENGINE_DEFAULT);
        Optional<Boolean> supported = supported(derivation.engine());
        if (asked == CgroupnsMode.HOST) {
            mean(derivation, Sharing.host(), Reason.of("it sees the whole tree"));
        } else if (supported.equals(Optional.of(false))) {
            if (asked == CgroupnsMode.PRIVATE) {
                derivation.find(UNAVAILABLE, CGROUPNS);
            }
            mean(derivation, Sharing.host(), Reason.of("the kernel has no cgroup namespaces"));
        } else if (asked == CgroupnsMode.ENGINE_DEFAULT) {
            engineDefault(derivation);
        } else if (supported.isEmpty()) {
            derivation.find(SUPPORT_UNKNOWN, CGROUPNS);
            unknown(derivation, "whether the kernel has cgroup namespaces is not known");
        } else {
            mean(derivation, Sharing.own(), Reason.of("it sees its own part of the tree"));
        }
    }

    /** Docker's default is private only where the kernel can (moby {@code fillSecurityOptions}); cgroup v2 is younger. */
    private static Optional<Boolean> supported(EngineFacts engine) {
        return engine.privateCgroupns().orElse(false) || engine.cgroupVersion().equals(Optional.of(CgroupVersion.V2))
                ? Optional.of(true)
                : engine.kernel().map(kernel -> kernel.isAtLeast(CGROUP_NAMESPACES));
    }

    /**
     * moby {@code adaptContainerSettings}: the daemon's default, but the host's for privileged on cgroup v1. Docker tells
     * its default; Podman does not, and has the one that goes with the host's cgroups unless containers.conf says else.
     */
    private static void engineDefault(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        Optional<CgroupVersion> cgroups = engine.cgroupVersion();
        Optional<Boolean> own = engine.privateCgroupns()
                .or(() -> engine.isPodman() ? cgroups.map(CgroupVersion.V2::equals) : Optional.empty());
        if (derivation.is(PRIVILEGED) && cgroups.equals(Optional.of(CgroupVersion.V1))) {
            mean(derivation, Sharing.host(), Reason.of("a privileged container has the host's on cgroup v1"));
        } else if (own.isEmpty()) {
            unknown(derivation, "whether the daemon makes one by default is not known");
        } else if (own.get() && derivation.is(PRIVILEGED) && cgroups.isEmpty()) {
            unknown(derivation, "whether the host uses cgroup v1 or v2 is not known");
        } else {
            mean(
                    derivation,
                    own.get() ? Sharing.own() : Sharing.host(),
                    Reason.of(own.get() ? "the engine makes one by default" : "the engine makes none by default"));
        }
    }

    private static void unknown(Derivation derivation, String reason) {
        derivation.unknown(Aspects.CGROUP_NAMESPACE, derivation.askedOrDefault(CGROUPNS), Reason.of(reason));
    }

    private static void mean(Derivation derivation, Sharing sharing, Reason reason) {
        derivation.mean(Aspects.CGROUP_NAMESPACE, sharing, derivation.askedOrDefault(CGROUPNS), reason);
    }
}
