package dev.hasp.docker;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kernel parameters as flags; the docker command has a list of what it lets through. */
final class SysctlFlags {

    static final String LIMITS = "the docker command's own list of names";

    /** From ValidateSysctl in opts/opts.go of docker/cli 28.5. */
    private static final Set<String> NAMES = Set.of(
            "kernel.msgmax",
            "kernel.msgmnb",
            "kernel.msgmni",
            "kernel.sem",
            "kernel.shmall",
            "kernel.shmmax",
            "kernel.shmmni",
            "kernel.shm_rmid_forced");

    private static final List<String> PREFIXES = List.of("net.", "fs.mqueue.");

    private SysctlFlags() {}

    static void write(Map<String, String> sysctls, FlagWriter out) {
        sysctls.forEach((name, value) -> {
            if (NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith)) {
                out.flag("--sysctl", name + "=" + value);
            } else {
                out.cannot(
                        "the docker command refuses the sysctl " + name,
                        "use one of net.*, fs.mqueue.*, kernel.sem, kernel.msg* and kernel.shm*, or create the container with docker-java");
            }
        });
    }
}
