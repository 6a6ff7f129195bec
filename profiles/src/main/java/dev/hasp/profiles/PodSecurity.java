package dev.hasp.profiles;

import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.ceiling.MountKind;
import dev.hasp.ceiling.Namespace;
import dev.hasp.ceiling.Requirement;
import dev.hasp.linux.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kubernetes' Pod Security Standards as ceilings, with the rules of Kubernetes 1.37 (kubernetes.io/docs/concepts/security/
 * pod-security-standards, k8s.io/pod-security-admission). Rules for Windows and for probes are left out, as no container of
 * Docker has either, and so are the exemptions of pods with a user namespace. A rule about what the kernel enforces is judged
 * by what the request means on the engine: an engine that is set to no seccomp filter meets neither standard.
 */
public final class PodSecurity {

    private static final String BASELINE = "pod-security:baseline";
    private static final String RESTRICTED = "pod-security:restricted";

    /** What both standards say: checks that the restricted one does not replace. */
    private static List<Requirement> common(String name) {
        return List.of(
                rule(name, "hostNamespaces", Demand.noHostNamespaces(Namespace.NETWORK, Namespace.PID, Namespace.IPC)),
                rule(name, "privileged", Demand.notPrivileged()),
                rule(name, "hostPathVolumes", Demand.noHostPaths()),
                rule(name, "hostPorts", Demand.noPublishedPorts()),
                rule(name, "appArmorProfile", Demand.confined()),
                rule(
                        name,
                        "seLinuxOptions",
                        Demand.seLinuxTypeOneOf(
                                "default",
                                "container_t",
                                "container_init_t",
                                "container_kvm_t",
                                "container_engine_t")), // since 1.31
                rule(name, "procMount", Demand.kernelFilesProtected()),
                rule(name, "seccompProfile", Demand.filtered()),
                rule(
                        name,
                        "sysctls",
                        Demand.sysctlsOneOf(
                                "kernel.shm_rmid_forced",
                                "net.ipv4.ip_local_port_range",
                                "net.ipv4.ip_unprivileged_port_start",
                                "net.ipv4.ping_group_range",
                                "net.ipv4.tcp_syncookies",
                                "net.ipv4.ip_local_reserved_ports", // since 1.27
                                "net.ipv4.tcp_fin_timeout", // since 1.29, as all of tcp_keepalive
                                "net.ipv4.tcp_keepalive_intvl",
                                "net.ipv4.tcp_keepalive_probes",
                                "net.ipv4.tcp_keepalive_time",
                                "net.ipv4.tcp_rmem", // since 1.32
                                "net.ipv4.tcp_wmem",
                                "net.ipv4.tcp_notsent_lowat", // since 1.37
                                "net.ipv4.tcp_slow_start_after_idle")));
    }

    /** What the engine gives by itself but for NET_RAW, which is the baseline's list. */
    private static final Demand BASELINE_CAPABILITIES = Demand.capabilitiesAtMost(
            Capability.AUDIT_WRITE,
            Capability.CHOWN,
            Capability.DAC_OVERRIDE,
            Capability.FOWNER,
            Capability.FSETID,
            Capability.KILL,
            Capability.MKNOD,
            Capability.NET_BIND_SERVICE,
            Capability.SETFCAP,
            Capability.SETGID,
            Capability.SETPCAP,
            Capability.SETUID,
            Capability.SYS_CHROOT);

    private PodSecurity() {}

    /**
     * The baseline: no known way to gain the host. A request that leaves the capabilities to Docker has NET_RAW, which
     * Kubernetes judges as added and this as held, so that it has to drop NET_RAW.
     */
    public static Ceiling baseline() {
        List<Requirement> rules = new ArrayList<>(common(BASELINE));
        rules.add(rule(BASELINE, "capabilities", BASELINE_CAPABILITIES));
        return Ceiling.of(rules);
    }

    /** The restricted one: the practice of hardened pods. It is within the baseline. */
    public static Ceiling restricted() {
        List<Requirement> rules = new ArrayList<>(common(RESTRICTED));
        rules.add(rule(
                RESTRICTED,
                "restrictedVolumes",
                Demand.mountKindsOneOf(MountKind.TMPFS, MountKind.VOLUME, MountKind.IMAGE)));
        rules.add(rule(RESTRICTED, "allowPrivilegeEscalation", Demand.noNewPrivileges()));
        rules.add(rule(RESTRICTED, "runAsNonRoot", Demand.nonRoot()));
        rules.add(rule(RESTRICTED, "capabilities", Demand.capabilitiesAtMost(Capability.NET_BIND_SERVICE)));
        return Ceiling.of(rules);
    }

    /** The ceiling of that name, {@code pod-security:baseline} or {@code pod-security:restricted}. */
    public static Optional<Ceiling> byName(String name) {
        return switch (name) {
            case BASELINE -> Optional.of(baseline());
            case RESTRICTED -> Optional.of(restricted());
            default -> Optional.empty();
        };
    }

    private static Requirement rule(String ceiling, String name, Demand demand) {
        return new Requirement(ceiling, name, demand);
    }
}
