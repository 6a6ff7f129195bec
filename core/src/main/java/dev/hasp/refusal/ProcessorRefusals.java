package dev.hasp.refusal;

import static dev.hasp.control.Controls.CPUS;
import static dev.hasp.control.Controls.CPUSET_CPUS;
import static dev.hasp.control.Controls.CPUSET_MEMS;
import static dev.hasp.control.Controls.CPU_REALTIME_PERIOD;
import static dev.hasp.control.Controls.CPU_REALTIME_RUNTIME;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.control.Control;
import dev.hasp.control.CpuSet;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import dev.hasp.validation.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Processors and memory nodes that a machine does not have, and time that its kernel cannot share out. */
final class ProcessorRefusals {

    private static final long NANO = 1_000_000_000L;

    /** One more than the largest number that a {@link CpuSet} can hold. */
    private static final int NUMBERS = 10_000;

    private static final CpuSet FIRST_NODE = CpuSet.parse("0");

    /** moby daemon_unix.go verifyPlatformContainerResources. */
    private static final String VERIFY = "moby daemon_unix.go verifyPlatformContainerResources";

    static final List<Refusal> ALL = List.of(
            atCreate(
                    "cpus-beyond-machine",
                    "Docker refuses more processor time than the machine has",
                    "give at most as many as the machine has processors",
                    VERIFY + "; observed on 20.10.24 and 28.5.2",
                    ProcessorRefusals::cpus),
            atCreate(
                    "cpuset-beyond-machine",
                    "engines refuse processors that the machine does not have",
                    "name processors of the machine, which are numbered from 0",
                    VERIFY + "; observed on 20.10.24, 28.5.2 and Podman 4.3.1",
                    ProcessorRefusals::cpuset),
            unknown(
                    "processors-not-known",
                    "engines refuse processors that the machine does not have, and the facts do not tell how many it"
                            + " has",
                    "add processors to the facts",
                    VERIFY,
                    ProcessorRefusals::processorsNotKnown),
            unknown(
                    "memory-nodes-not-known",
                    "engines refuse memory nodes that the machine does not have, at create or at start, and no fact"
                            + " tells how many it has",
                    "make sure that the machine has the nodes, or leave cpusetMems out",
                    VERIFY + "; observed on 20.10.24 (at create) and 28.5.2 (at start)",
                    ProcessorRefusals::memoryNodes),
            atCreate(
                    "cpus-without-quota",
                    "without the kernel's bandwidth control Docker refuses cpus, unlike every other limit",
                    "leave cpus out, or run on a host whose cgroups have the cpu controller",
                    VERIFY + "; observed on 28.5.2 under cgroup v2 without controllers",
                    ProcessorRefusals::cpusWithoutQuota),
            atCreate(
                    "cpu-realtime-unsupported",
                    "Docker refuses realtime budgets where the kernel has none, as on every cgroup v2",
                    "leave the realtime controls out",
                    "moby runconfig/hostconfig_unix.go validateResources",
                    ProcessorRefusals::realtimeUnsupported),
            unknown(
                    "cpu-realtime-budget-not-known",
                    "the container's realtime budget must fit into that of the daemon's cgroup, which is none unless"
                            + " the daemon was given one",
                    "make sure of the daemon's cpu-rt-runtime, or leave the realtime controls out",
                    "dockerd(8) --cpu-rt-runtime; observed refused at start on 20.10.24, 26.1.5 and Podman 4.3.1",
                    ProcessorRefusals::realtimeBudget));

    private ProcessorRefusals() {}

    private static void cpus(Asked asked, EngineFacts engine, Refusal.Found found) {
        docker(engine)
                .flatMap(EngineFacts::processors)
                .ifPresent(count -> asked.cpus()
                        .filter(cpus -> cpus.nano() > count * NANO)
                        .filter(cpus -> !isUnlimited(engine))
                        .ifPresent(cpus ->
                                found.at(CPUS, asked.say(CPUS, cpus) + " is more than the machine's " + count)));
    }

    private static void cpuset(Asked asked, EngineFacts engine, Refusal.Found found) {
        engine.processors()
                .ifPresent(count -> asked.cpusetCpus()
                        .filter(set -> reaches(set, count) && heedsSets(engine))
                        .ifPresent(set -> found.at(
                                CPUSET_CPUS,
                                asked.say(CPUSET_CPUS, set) + " is beyond the machine's " + count + " processors")));
    }

    private static void processorsNotKnown(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (docker(engine).isPresent() && engine.processors().isEmpty()) {
            asked.cpus().ifPresent(cpus -> found.at(CPUS, asked.say(CPUS, cpus) + " meets an unknown machine"));
        }
        if (engine.processors().isEmpty()) {
            asked.cpusetCpus()
                    .ifPresent(set -> found.at(CPUSET_CPUS, asked.say(CPUSET_CPUS, set) + " meets an unknown machine"));
        }
    }

    private static void memoryNodes(Asked asked, EngineFacts engine, Refusal.Found found) {
        asked.cpusetMems()
                .filter(nodes -> !nodes.equals(FIRST_NODE) && heedsSets(engine))
                .ifPresent(nodes ->
                        found.at(CPUSET_MEMS, asked.say(CPUSET_MEMS, nodes) + " names more than the first node"));
    }

    private static void cpusWithoutQuota(Asked asked, EngineFacts engine, Refusal.Found found) {
        boolean without = engine.enforces(EngineLimit.CPU_QUOTA)
                .filter(enforced -> !enforced)
                .isPresent();
        if (without && docker(engine).isPresent() && !isUnlimited(engine)) {
            asked.cpus()
                    .ifPresent(cpus -> found.at(
                            CPUS, asked.say(CPUS, cpus) + " needs a cpu quota, which " + engine.title() + " has not"));
        }
    }

    private static void realtimeUnsupported(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (docker(engine).isPresent() && hasRealtime(engine).equals(Optional.of(false))) {
            for (Control<Duration> control : List.of(CPU_REALTIME_PERIOD, CPU_REALTIME_RUNTIME)) {
                realtime(asked, control, " needs realtime groups, which " + engine.title() + " has not", found);
            }
        }
    }

    private static void realtimeBudget(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman() || !hasRealtime(engine).equals(Optional.of(false))) {
            realtime(asked, CPU_REALTIME_RUNTIME, " needs a budget that " + engine.title() + " may not have", found);
        }
    }

    private static void realtime(Asked asked, Control<Duration> control, String why, Refusal.Found found) {
        asked.get(control)
                .filter(time -> !time.isZero())
                .ifPresent(time -> found.at(control, asked.say(control, time) + why));
    }

    /** cgroups(7): version 2 has no realtime group scheduling. */
    private static Optional<Boolean> hasRealtime(EngineFacts engine) {
        return engine.cgroupVersion().filter(CgroupVersion.V2::equals).isPresent()
                ? Optional.of(false)
                : engine.enforces(EngineLimit.CPU_REALTIME);
    }

    private static boolean heedsSets(EngineFacts engine) {
        return engine.enforces(EngineLimit.CPUSET).orElse(true);
    }

    /** Without a cgroup driver every limit is taken, and none is enforced. */
    private static boolean isUnlimited(EngineFacts engine) {
        return engine.cgroupDriver().filter("none"::equals).isPresent();
    }

    private static Optional<EngineFacts> docker(EngineFacts engine) {
        return Optional.of(engine).filter(facts -> !facts.isPodman());
    }

    private static boolean reaches(CpuSet set, int count) {
        for (int number = count; number < NUMBERS; number++) {
            if (set.contains(number)) {
                return true;
            }
        }
        return false;
    }
}
