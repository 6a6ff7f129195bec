package dev.hasp.refusal;

import static dev.hasp.control.Controls.CGROUP_PARENT;
import static dev.hasp.control.Controls.OOM_SCORE_ADJ;
import static dev.hasp.control.Controls.ULIMITS;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.atStart;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.control.Ulimit;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Limits of processes that the daemon itself is held to, and their place in the cgroup tree. */
final class ProcessRefusals {

    /** proc_sys_fs(5): fs.nr_open unless the host raised it. */
    private static final long USUAL_NR_OPEN = 1_048_576;

    /** Linux asm-generic/resource.h INIT_RLIMITS: hard limits of the first process; those that are not here have none. */
    private static final Map<String, Long> FIRST_PROCESS = Map.of(
            "nofile",
            4096L,
            "memlock",
            65_536L,
            "msgqueue",
            819_200L,
            "nice",
            0L,
            "rtprio",
            0L,
            "nproc",
            0L,
            "sigpending",
            0L);

    /**
     * What runc and crun were seen to need between setting the limits and executing the program, rounded up: below it
     * the loading of the filter fails, or the kernel ends the process at once.
     */
    private static final Map<String, Long> OF_RUNTIME =
            Map.of("as", 4L << 30, "data", 128L << 20, "nofile", 32L, "cpu", 1L);

    private static final String SLICE = ".slice";

    static final List<Refusal> ALL = List.of(
            unknown(
                    "ulimit-above-daemon",
                    "a daemon without SYS_RESOURCE on the host raises no limit above its own hard one, and the container"
                            + " does not start",
                    "lower the hard limit, or give the daemon a higher one",
                    "setrlimit(2) EPERM; observed on 20.10.24 and 28.5.2",
                    ProcessRefusals::ulimitAboveDaemon),
            unknown(
                    "ulimit-nofile-above-nr-open",
                    "the kernel takes no limit above fs.nr_open, and no fact tells that of the host",
                    "give at most 1048576, or make sure of fs.nr_open",
                    "setrlimit(2) EPERM; proc_sys_fs(5)",
                    ProcessRefusals::nofileAboveNrOpen),
            unknown(
                    "ulimit-below-runtime",
                    "the runtime sets the limits on itself before it executes the program, and does not get that far"
                            + " below its own needs",
                    "raise the limit, or use memory or pidsLimit instead",
                    "runc libcontainer/standard_init_linux.go; observed on 20.10.24 and 26.1.5",
                    ProcessRefusals::ulimitBelowRuntime),
            atStart(
                    "oom-score-needs-sys-resource",
                    "only with SYS_RESOURCE on the host a process can be made less of a victim than the daemon is",
                    "give 0 or more, or give the daemon SYS_RESOURCE",
                    "Linux fs/proc/base.c __set_oom_adj; observed on 20.10.24, 26.1.5, 28.5.2 and Podman 4.3.1",
                    ProcessRefusals::oomScore),
            atCreate(
                    "cgroup-parent-no-slice",
                    "with the cgroup driver systemd Docker takes nothing but a slice",
                    "name a slice such as batch.slice",
                    "moby daemon_unix.go verifyPlatformContainerSettings",
                    ProcessRefusals::parentNoSlice),
            atStart(
                    "cgroup-parent-slice-with-slash",
                    "systemd's slices are named without slashes",
                    "write the slice alone, such as batch-job.slice for one below batch.slice",
                    "runc cgroups/systemd ExpandSlice; systemd.slice(5)",
                    ProcessRefusals::parentSliceWithSlash),
            unknown(
                    "cgroup-parent-driver-not-known",
                    "a path is refused with the cgroup driver systemd, and the facts do not tell which driver it is",
                    "add cgroupDriver to the facts",
                    "moby daemon_unix.go verifyPlatformContainerSettings",
                    ProcessRefusals::parentDriverNotKnown));

    private ProcessRefusals() {}

    private static void ulimitAboveDaemon(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (lacksSysResource(engine)) {
            asked.each(ULIMITS).stream()
                    .filter(ProcessRefusals::mayRaise)
                    .forEach(limit -> found.at(
                            ULIMITS,
                            asked.say(ULIMITS, limit) + " may be above the limit of " + engine.title() + " itself"));
        }
    }

    /** Every process has at least the limits of the first one, unless someone lowered them. */
    private static boolean mayRaise(Ulimit limit) {
        return Optional.ofNullable(FIRST_PROCESS.get(limit.name()))
                .filter(least -> limit.hard() == Ulimit.UNLIMITED || limit.hard() > least)
                .isPresent();
    }

    private static void nofileAboveNrOpen(Asked asked, EngineFacts engine, Refusal.Found found) {
        asked.each(ULIMITS).stream()
                .filter(limit -> limit.name().equals("nofile"))
                .filter(limit -> limit.hard() == Ulimit.UNLIMITED || limit.hard() > USUAL_NR_OPEN)
                .forEach(limit -> found.at(
                        ULIMITS,
                        asked.say(ULIMITS, limit) + " may be above fs.nr_open where " + engine.title() + " runs"));
    }

    private static void ulimitBelowRuntime(Asked asked, EngineFacts engine, Refusal.Found found) {
        asked.each(ULIMITS).stream()
                .filter(limit ->
                        limit.soft() != Ulimit.UNLIMITED && limit.soft() < OF_RUNTIME.getOrDefault(limit.name(), 0L))
                .forEach(limit -> found.at(
                        ULIMITS,
                        asked.say(ULIMITS, limit) + " may be too little for the runtime of " + engine.title()));
    }

    private static void oomScore(Asked asked, EngineFacts engine, Refusal.Found found) {
        boolean lacks = engine.capabilities()
                .filter(own -> !own.contains(Capability.SYS_RESOURCE))
                .isPresent();
        if (lacks && !engine.rootless().orElse(false)) {
            asked.oomScoreAdj()
                    .filter(score -> score < 0)
                    .ifPresent(score -> found.at(
                            OOM_SCORE_ADJ,
                            asked.say(OOM_SCORE_ADJ, score) + " needs SYS_RESOURCE, which " + engine.title()
                                    + " does not have"));
        }
    }

    /** A daemon with root has it unless someone took it away; one without never has it on the host. */
    private static boolean lacksSysResource(EngineFacts engine) {
        return engine.rootless().orElse(false)
                || engine.capabilities()
                        .filter(own -> !own.contains(Capability.SYS_RESOURCE))
                        .isPresent();
    }

    private static void parentNoSlice(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (isSystemd(engine)) {
            asked.cgroupParent()
                    .filter(parent -> !parent.endsWith(SLICE))
                    .ifPresent(parent ->
                            found.at(CGROUP_PARENT, asked.say(CGROUP_PARENT, parent) + " is no slice of systemd"));
        }
    }

    private static void parentSliceWithSlash(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (isSystemd(engine)) {
            asked.cgroupParent()
                    .filter(parent -> parent.endsWith(SLICE) && parent.contains("/"))
                    .ifPresent(parent -> found.at(
                            CGROUP_PARENT, asked.say(CGROUP_PARENT, parent) + " has a slash before its last part"));
        }
    }

    private static void parentDriverNotKnown(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.cgroupDriver().isEmpty()) {
            asked.cgroupParent()
                    .filter(parent -> !parent.endsWith(SLICE) || parent.contains("/"))
                    .ifPresent(parent -> found.at(
                            CGROUP_PARENT, asked.say(CGROUP_PARENT, parent) + " is a path to some drivers alone"));
        }
    }

    private static boolean isSystemd(EngineFacts engine) {
        return engine.cgroupDriver().filter("systemd"::equals).isPresent();
    }
}
