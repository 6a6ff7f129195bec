package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.any;
import static dev.hasp.danger.Condition.notTold;
import static dev.hasp.danger.Condition.told;
import static dev.hasp.danger.Powers.calls;
import static dev.hasp.danger.Powers.callsAny;
import static dev.hasp.danger.Powers.holdsOnHost;

import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.SortedSet;

/** What comes of capabilities together with the calls that use them. */
final class KernelDangers {

    private static final List<Aspect<?>> CAPABILITY_AND_CALL =
            List.of(Aspects.PERMITTED, Aspects.SECCOMP_RULES, Aspects.USER_NAMESPACE);

    private static final DeviceCgroupRule EVERY_DEVICE = DeviceCgroupRule.parse("a *:* rwm");

    static final List<Rule> ALL = List.of(
            new Rule(
                    new DangerCode(
                            "everything-open",
                            Outcome.HOST_TAKEN,
                            List.of(
                                    Aspects.DEVICE_RULES,
                                    Aspects.BOUNDING,
                                    Aspects.MASKED,
                                    Aspects.READ_ONLY,
                                    Aspects.APP_ARMOR_PROFILE,
                                    Aspects.SECCOMP_ON,
                                    Aspects.USER_NAMESPACE),
                            "as privileged makes it, nothing but its namespaces stands between it and the host, and it"
                                    + " leaves them by any of the ways above and below",
                            "leave privileged out, and add the one capability or device that is needed",
                            "Docker documentation, docker run, --privileged; NIST SP 800-190, 3.4.3"),
                    all(
                            told(
                                    Aspects.DEVICE_RULES,
                                    rules -> Answer.when(rules.contains(EVERY_DEVICE), "may use every device")),
                            holdsOnHost(Capability.SYS_ADMIN),
                            told(Aspects.SECCOMP_ON, on -> Answer.when(!on, "has no seccomp filter")),
                            none(Aspects.MASKED, "has no kernel files hidden"),
                            none(Aspects.READ_ONLY, "has none read-only"))),
            new Rule(
                    new DangerCode(
                            "kernel-modules-loaded",
                            Outcome.HOST_TAKEN,
                            CAPABILITY_AND_CALL,
                            "it loads code of its own into the kernel, unless that takes signed modules alone",
                            "drop SYS_MODULE, or keep the engine's seccomp profile",
                            "init_module(2); capabilities(7)"),
                    all(holdsOnHost(Capability.SYS_MODULE), callsAny("init_module", "finit_module"))),
            new Rule(
                    new DangerCode(
                            "files-opened-by-handle",
                            Outcome.HOST_READ,
                            CAPABILITY_AND_CALL,
                            "from any file that the host shares with it, such as its /etc/hosts, it opens any file of"
                                    + " that file system by guessing its handle",
                            "drop DAC_READ_SEARCH, or keep the engine's seccomp profile",
                            "open_by_handle_at(2); Sebastian Krahmer, shocker.c, 2014"),
                    all(holdsOnHost(Capability.DAC_READ_SEARCH), calls("open_by_handle_at"))),
            new Rule(
                    new DangerCode(
                            "bpf-loaded",
                            Outcome.HOST_TAKEN,
                            CAPABILITY_AND_CALL,
                            "it loads programs into the kernel that read its memory and change that of processes on the"
                                    + " host",
                            "drop SYS_ADMIN, BPF and PERFMON, or keep the engine's seccomp profile",
                            "bpf(2); bpf-helpers(7), bpf_probe_write_user; capabilities(7)"),
                    all(
                            any(
                                    holdsOnHost(Capability.SYS_ADMIN),
                                    all(holdsOnHost(Capability.BPF), holdsOnHost(Capability.PERFMON))),
                            calls("bpf"))),
            new Rule(
                    new DangerCode(
                            "host-profiled",
                            Outcome.HOST_READ,
                            CAPABILITY_AND_CALL,
                            "it watches the kernel and every process on the host through performance counters and"
                                    + " tracepoints",
                            "drop SYS_ADMIN and PERFMON, or keep the engine's seccomp profile",
                            "perf_event_open(2); Linux Documentation/admin-guide/perf-security.rst"),
                    all(
                            any(holdsOnHost(Capability.PERFMON), holdsOnHost(Capability.SYS_ADMIN)),
                            calls("perf_event_open"))),
            new Rule(
                    new DangerCode(
                            "kernel-log-read",
                            Outcome.HOST_READ,
                            CAPABILITY_AND_CALL,
                            "it reads the kernel's log, where addresses of the kernel and names of the host stand, and"
                                    + " can clear it",
                            "drop SYSLOG, or keep the engine's seccomp profile",
                            "syslog(2); Linux Documentation/admin-guide/sysctl/kernel.rst, dmesg_restrict"),
                    all(any(holdsOnHost(Capability.SYSLOG), holdsOnHost(Capability.SYS_ADMIN)), calls("syslog", 3))),
            new Rule(
                    new DangerCode(
                            "another-kernel-loaded",
                            Outcome.HOST_TAKEN,
                            CAPABILITY_AND_CALL,
                            "it loads a kernel of its own that takes the place of the host's at its next restart by"
                                    + " kexec or when it crashes",
                            "drop SYS_BOOT, or keep the engine's seccomp profile",
                            "kexec_load(2)"),
                    all(holdsOnHost(Capability.SYS_BOOT), callsAny("kexec_load", "kexec_file_load"))),
            new Rule(
                    new DangerCode(
                            "host-restarted",
                            Outcome.HOST_STOPPED,
                            List.of(
                                    Aspects.PID_NAMESPACE,
                                    Aspects.PERMITTED,
                                    Aspects.SECCOMP_RULES,
                                    Aspects.USER_NAMESPACE),
                            "it restarts or halts the host; in a process namespace of its own the call ends that alone",
                            "leave the host's process namespace, or drop SYS_BOOT",
                            "reboot(2), behavior inside PID namespaces"),
                    all(
                            told(
                                    Aspects.PID_NAMESPACE,
                                    sharing -> Answer.when(
                                            sharing.kind() == Sharing.Kind.HOST, "sees the host's processes")),
                            holdsOnHost(Capability.SYS_BOOT),
                            // LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, LINUX_REBOOT_CMD_RESTART
                            calls("reboot", 0xfee1deadL, 672_274_793L, 0x01234567L))),
            new Rule(
                    new DangerCode(
                            "host-clock-set",
                            Outcome.HOST_STOPPED,
                            CAPABILITY_AND_CALL,
                            "it sets the clock of the host, which no namespace hides, and certificates, tickets, logs and"
                                    + " schedules go wrong there",
                            "drop SYS_TIME, or keep the engine's seccomp profile",
                            "clock_settime(2); time_namespaces(7): CLOCK_REALTIME is not virtual"),
                    all(
                            holdsOnHost(Capability.SYS_TIME),
                            callsAny("clock_settime", "settimeofday", "clock_adjtime", "adjtimex"))),
            new Rule(
                    new DangerCode(
                            "user-namespaces-made",
                            Outcome.HOST_TAKEN,
                            List.of(Aspects.SECCOMP_RULES, Aspects.USER_NAMESPACE),
                            "in a user namespace that it makes it has every capability, and reaches code of the kernel"
                                    + " that is not for everyone and has had flaws time and again",
                            "keep the engine's seccomp profile, or set kernel.unprivileged_userns_clone or"
                                    + " user.max_user_namespaces to 0 on the host",
                            "user_namespaces(7); CVE-2022-0185; CVE-2023-0386"),
                    all(
                            MountDangers.MAKES_USER_NAMESPACES,
                            notTold("whether the kernel permits them and has such a flaw"))));

    private KernelDangers() {}

    private static Condition none(Aspect<SortedSet<String>> aspect, String fact) {
        return told(aspect, paths -> Answer.when(paths.isEmpty(), fact));
    }
}
