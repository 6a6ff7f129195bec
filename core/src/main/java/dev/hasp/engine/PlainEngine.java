package dev.hasp.engine;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Docker as a fresh installation on a Debian 13 or an Ubuntu 24.04 has it: its info, without any daemon.json. */
final class PlainEngine {

    private static final KernelVersion KERNEL = new KernelVersion(6, 8);

    /** What cgroup v2 has no file for. */
    private static final Set<EngineLimit> V1_ALONE =
            EnumSet.of(EngineLimit.OOM_KILL_DISABLE, EngineLimit.SWAPPINESS, EngineLimit.CPU_REALTIME);

    private PlainEngine() {}

    static EngineFacts docker(String version) {
        Map<EngineLimit, Boolean> limits = EnumSet.allOf(EngineLimit.class).stream()
                .collect(Collectors.toMap(Function.identity(), limit -> !V1_ALONE.contains(limit)));
        return NamedEngine.docker(version).toBuilder()
                .kernel(KERNEL)
                .architecture(Architecture.X86_64)
                .cgroupVersion(CgroupVersion.V2)
                .cgroupDriver("systemd")
                .limits(limits)
                .rootless(false)
                .usernsRemap(false)
                .appArmor(true)
                .seLinux(false)
                .seccomp(true)
                .seccompProfile("builtin")
                .noNewPrivileges(false)
                .privateCgroupns(true)
                .runtimes(Set.of("runc", "io.containerd.runc.v2"))
                .defaultRuntime("runc")
                .storageDriver("overlay2")
                .loggingDriver("json-file")
                .capabilities(Set.copyOf(Capability.known()))
                .defaultUlimits(Map.of())
                .privateIpc(true)
                .init(false)
                .interContainer(true)
                .build();
    }
}
