package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.told;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import java.util.List;

/** What comes of limits that are not there. */
final class ExhaustionDangers {

    static final List<Rule> ALL = List.of(
            new Rule(
                    new DangerCode(
                            "processes-without-limit",
                            Outcome.HOST_STOPPED,
                            List.of(Aspects.PIDS),
                            "it makes processes until the host has no more numbers for them (fork bomb); RLIMIT_NPROC"
                                    + " does not stop root and counts a user's processes in all containers",
                            "set pidsLimit",
                            "Linux Documentation/admin-guide/cgroup-v1/pids.rst; getrlimit(2), RLIMIT_NPROC"),
                    unlimited(Aspects.PIDS, "has no limit of processes")),
            new Rule(
                    new DangerCode(
                            "memory-without-limit",
                            Outcome.HOST_STOPPED,
                            List.of(Aspects.MEMORY_LIMIT),
                            "it takes memory until the kernel ends processes of the host or of other containers",
                            "set memory",
                            "Docker documentation, resource constraints; Linux Documentation/admin-guide/mm/concepts.rst"),
                    unlimited(Aspects.MEMORY_LIMIT, "has no limit of memory")),
            new Rule(
                    new DangerCode(
                            "memory-never-freed",
                            Outcome.HOST_STOPPED,
                            List.of(Aspects.OOM_KILLER_OFF, Aspects.MEMORY_LIMIT),
                            "it takes all memory of the host and the kernel does not end it",
                            "set memory, or leave oomKillDisable out",
                            "Docker documentation, docker run, --oom-kill-disable"),
                    all(
                            told(Aspects.OOM_KILLER_OFF, off -> Answer.when(off, "is not ended when memory runs out")),
                            unlimited(Aspects.MEMORY_LIMIT, "has no limit of memory"))));

    private ExhaustionDangers() {}

    private static Condition unlimited(Aspect<Limit> aspect, String fact) {
        return told(aspect, limit -> Answer.when(limit.isUnlimited(), fact));
    }
}
