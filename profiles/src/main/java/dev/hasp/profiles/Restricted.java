package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.AppArmor;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Cpus;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Logging;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.RestartPolicy;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.control.UtsMode;
import java.util.List;

/**
 * The general preset for a program that needs nothing: every other preset but docker-default is this one with grants.
 * CIS is the CIS Docker Benchmark 1.6.0, PSS the Kubernetes Pod Security Standards.
 *
 * <ul>
 *   <li>{@code user}: 65534, nobody, so that whatever gets out of the container is not root outside. Source: PSS
 *       restricted, runAsNonRoot.
 *   <li>{@code capabilities}: none. Source: PSS restricted, drop ALL; CIS 5.4.
 *   <li>{@code noNewPrivileges}: setuid files of the image raise nobody. Source: CIS 5.26.
 *   <li>{@code network}: none; a preset that needs one says which. Source: NIST SP 800-190, 4.4.2.
 *   <li>{@code pid}, {@code ipc}, {@code uts}, {@code cgroupns}: its own, whatever the daemon's default is. Source: CIS
 *       5.16, 5.17, 5.21.
 *   <li>{@code readOnlyRootfs}, {@code tmpfs}: the image stays as it is; /tmp takes 64 MiB, nothing on it can be run.
 *       Source: CIS 5.13; OWASP Docker Security Cheat Sheet, rule 8.
 *   <li>{@code memory}, {@code memorySwap}: 512 MiB and no swap; an unset swap limit allows as much again. Source: CIS
 *       5.11; Docker Engine API, HostConfig.MemorySwap.
 *   <li>{@code cpus}: one; an engine refuses more than its host has. Source: CIS 5.12.
 *   <li>{@code pidsLimit}: 256 processes and threads, for root too, whom RLIMIT_NPROC does not bind. Source: CIS 5.29;
 *       getrlimit(2).
 *   <li>{@code ulimits}: 1,024 open files, the kernel's own soft limit, and no core files. Source: CIS 5.19;
 *       getrlimit(2).
 *   <li>{@code init}: orphans are reaped, and a signal ends a program that is not made to be process 1. Source:
 *       pid_namespaces(7).
 *   <li>{@code logging}: three files of 10 MiB, so that output cannot fill the host's disk. Source: Docker, json-file
 *       logging driver, which sets no limit by default.
 *   <li>{@code restart}: never. Source: CIS 5.15.
 *   <li>{@code seccomp}, {@code appArmor}, {@code seLinux}: the engine's own. Source: CIS 5.2, 5.3, 5.22.
 * </ul>
 */
public final class Restricted extends Preset<Restricted> {

    static final SecurityProfile PROFILE = SecurityProfile.builder()
            .user(User.of(65534, 65534))
            .capabilities(Capabilities.none())
            .noNewPrivileges(true)
            .privileged(false)
            .network(NetworkMode.none())
            .pid(PidMode.isolated())
            .ipc(IpcMode.isolated())
            .uts(UtsMode.PRIVATE)
            .cgroupns(CgroupnsMode.PRIVATE)
            .readOnlyRootfs(true)
            .tmpfs(Tmpfs.of("/tmp", ByteSize.mebibytes(64)))
            .memory(ByteSize.mebibytes(512))
            .memorySwap(SwapLimit.of(ByteSize.mebibytes(512)))
            .cpus(Cpus.of(1))
            .pidsLimit(PidsLimit.of(256))
            .ulimits(Ulimit.of("core", 0), Ulimit.of("nofile", 1024))
            .init(true)
            .seccomp(Seccomp.engineDefault())
            .appArmor(AppArmor.engineDefault())
            .seLinux(SeLinux.engineDefault())
            .logging(Logging.jsonFile(ByteSize.mebibytes(10), 3))
            .restart(RestartPolicy.no())
            .build()
            .named("restricted");

    private Restricted(SecurityProfile profile) {
        super("restricted", "a program that needs nothing but a little memory", profile);
    }

    /** The preset without parameters. */
    public static Restricted preset() {
        return new Restricted(PROFILE);
    }

    /** A network that someone created; nothing joins one unless asked to. */
    public Restricted network(String network) {
        return onNetwork(network);
    }

    @Override
    Restricted with(SecurityProfile changed) {
        return new Restricted(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(Parameter.network("none"));
    }
}
