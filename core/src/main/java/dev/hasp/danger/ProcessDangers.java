package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.any;
import static dev.hasp.danger.Condition.notTold;
import static dev.hasp.danger.Condition.told;
import static dev.hasp.danger.Powers.callsAny;
import static dev.hasp.danger.Powers.holds;
import static dev.hasp.danger.Powers.holdsOnHost;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import java.util.List;

/** What comes of seeing the processes of others. */
final class ProcessDangers {

    private static final Condition SEES_HOST = told(
            Aspects.PID_NAMESPACE,
            sharing -> Answer.when(sharing.kind() == Sharing.Kind.HOST, "sees the host's processes"));

    private static final Condition SEES_NEIGHBOUR = told(
            Aspects.PID_NAMESPACE,
            sharing -> Answer.when(
                    sharing.kind() == Sharing.Kind.CONTAINER, "sees the processes of " + sharing.container()));

    private static final Condition REACHES_MEMORY = callsAny("ptrace", "process_vm_writev", "process_vm_readv");

    static final List<Rule> ALL = List.of(
            new Rule(
                    new DangerCode(
                            "host-processes-traced",
                            Outcome.HOST_TAKEN,
                            List.of(
                                    Aspects.PID_NAMESPACE,
                                    Aspects.PERMITTED,
                                    Aspects.APP_ARMOR_PROFILE,
                                    Aspects.SECCOMP_RULES,
                                    Aspects.USER_NAMESPACE),
                            "it attaches to a process of the host's root and runs code in it",
                            "leave the host's process namespace, or drop SYS_PTRACE",
                            "ptrace(2), access mode checking; pid_namespaces(7)"),
                    all(SEES_HOST, holdsOnHost(Capability.SYS_PTRACE), Confinement.TRACE.isMissing(), REACHES_MEMORY)),
            new Rule(
                    new DangerCode(
                            "host-files-through-proc",
                            Outcome.HOST_TAKEN,
                            List.of(
                                    Aspects.PID_NAMESPACE,
                                    Aspects.APP_ARMOR_PROFILE,
                                    Aspects.PERMITTED,
                                    Aspects.UID,
                                    Aspects.USER_NAMESPACE),
                            "through /proc/PID/root of a process on the host it opens the host's files",
                            "leave the host's process namespace, or keep the engine's AppArmor profile",
                            "proc_pid_root(5), which needs ptrace access mode PTRACE_MODE_READ_FSCREDS"),
                    all(
                            SEES_HOST,
                            Powers.HOST_IDS,
                            Confinement.TRACE.isMissing(),
                            any(
                                    holds(Capability.SYS_PTRACE),
                                    notTold("whether a process on the host has its user, or one that it can become, and"
                                            + " no more capabilities")))),
            new Rule(
                    new DangerCode(
                            "host-processes-signalled",
                            Outcome.HOST_STOPPED,
                            List.of(Aspects.PID_NAMESPACE, Aspects.PERMITTED, Aspects.UID, Aspects.USER_NAMESPACE),
                            "it stops and ends processes of the host",
                            "leave the host's process namespace, or run as a user of its own without KILL",
                            "kill(2), permissions"),
                    all(
                            SEES_HOST,
                            Powers.HOST_IDS,
                            any(holds(Capability.KILL), Powers.HOST_ROOT),
                            callsAny("kill", "tkill", "tgkill"))),
            new Rule(
                    new DangerCode(
                            "neighbour-processes-traced",
                            Outcome.NEIGHBOURS_REACHED,
                            List.of(Aspects.PID_NAMESPACE, Aspects.PERMITTED, Aspects.SECCOMP_RULES),
                            "it reads the memory of the other container's processes and runs code in them, with what"
                                    + " that container is permitted",
                            "give it a process namespace of its own, or drop SYS_PTRACE",
                            "ptrace(2), access mode checking"),
                    all(SEES_NEIGHBOUR, holds(Capability.SYS_PTRACE), REACHES_MEMORY)));

    private ProcessDangers() {}
}
