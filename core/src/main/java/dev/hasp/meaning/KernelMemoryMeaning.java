package dev.hasp.meaning;

import static dev.hasp.control.Controls.KERNEL_MEMORY;
import static dev.hasp.control.Controls.KERNEL_MEMORY_TCP;
import static dev.hasp.control.Controls.RUNTIME;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Reason;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Limits of the kernel's own share of memory, which hardly anything sets any more. */
final class KernelMemoryMeaning {

    private static final Set<String> RUNC = Set.of("runc", "io.containerd.runc.v2");

    private static final EngineCode KERNEL_MEMORY_IGNORED = new EngineCode(
            "kernel-memory-ignored",
            Effect.IGNORED,
            "engines drop it from API 1.42 on, and runtimes do not set it before",
            "leave it out: memory counts the kernel's share too",
            "moby postContainersCreate; runc 1.0 release notes, seen on 20.10.24 and 28.5.2");

    private static final EngineCode TCP_IGNORED = new EngineCode(
            "kernel-memory-tcp-ignored",
            Effect.IGNORED,
            "cgroup v2 has no such limit, API 1.52 no such field, and runc does not set it",
            "leave it out: memory counts TCP buffers on cgroup v2",
            "memory.kmem.tcp.limit_in_bytes stays unlimited on 20.10.24 with runc 1.1.5; moby api/docs/CHANGELOG.md 1.52");

    private static final EngineCode TCP_UNKNOWN = new EngineCode(
            "kernel-memory-tcp-unknown",
            Effect.UNKNOWN,
            "nothing that is known of the engine tells whether its runtime sets it",
            "leave it out, or give the engine's facts",
            "crun sets memory.kmem.tcp.limit_in_bytes and runc does not");

    static final List<EngineCode> CODES = List.of(KERNEL_MEMORY_IGNORED, TCP_IGNORED, TCP_UNKNOWN);

    private KernelMemoryMeaning() {}

    static void of(Derivation derivation) {
        derivation.get(KERNEL_MEMORY).ifPresent(size -> derivation.find(KERNEL_MEMORY_IGNORED, KERNEL_MEMORY));
        if (derivation.get(KERNEL_MEMORY_TCP).isEmpty()) {
            derivation.mean(Aspects.TCP_MEMORY, Limit.unlimited(), derivation.engineDefault());
            return;
        }
        boolean ignored = isIgnored(derivation);
        derivation.find(ignored ? TCP_IGNORED : TCP_UNKNOWN, KERNEL_MEMORY_TCP);
        if (ignored) {
            derivation.mean(
                    Aspects.TCP_MEMORY,
                    Limit.unlimited(),
                    derivation.asked(KERNEL_MEMORY_TCP),
                    Reason.of("nothing sets it"));
        } else {
            derivation.unknown(
                    Aspects.TCP_MEMORY,
                    derivation.asked(KERNEL_MEMORY_TCP),
                    Reason.of("whether the runtime sets it is not known"));
        }
    }

    private static boolean isIgnored(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        boolean noField = engine.apiVersion()
                .filter(api -> api.isAtLeast(1, 52) || api.compareTo(new ApiVersion(1, 40)) < 0)
                .isPresent();
        boolean runc = derivation
                .get(RUNTIME)
                .or(engine::defaultRuntime)
                .filter(RUNC::contains)
                .isPresent();
        return noField
                || runc
                || Enforcement.hasNoDriver(engine)
                || engine.cgroupVersion().equals(Optional.of(CgroupVersion.V2));
    }
}
