package dev.hasp.validation;

import static dev.hasp.control.Controls.CGROUP_PARENT;
import static dev.hasp.control.Controls.PIDS_LIMIT;
import static dev.hasp.control.Controls.ULIMITS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.CleanPath;
import dev.hasp.control.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Limits on processes and their place in the cgroup tree ({@code getrlimit(2)}, {@code cgroups(7)}). */
final class ProcessRules {

    /** Linux include/linux/threads.h PID_MAX_LIMIT on 64-bit machines; the pids controller refuses more. */
    private static final long MOST_PIDS = 4_194_304;

    /** proc_sys_fs(5): nr_open unless the host raised it. */
    private static final long USUAL_NR_OPEN = 1_048_576;

    /** getrlimit(2): limits without effect, and the last kernel that knew one. */
    private static final Map<String, String> VOID = Map.of("locks", "2.4.24", "rss", "2.4.29");

    private static final String SLICE = ".slice";

    static final List<Rule> ALL = List.of(
            error("pids-limit-above-kernel", "give at most 4194304, or unlimited", ProcessRules::pidsAboveKernel),
            warning("ulimit-nproc-counts-by-user", "set pidsLimit", ProcessRules::nproc),
            warning(
                    "ulimit-nofile-above-host",
                    "give at most 1048576, or raise fs.nr_open on the host",
                    ProcessRules::nofile),
            error("ulimit-without-effect", "leave it out", ProcessRules::voidLimit),
            warning("ulimit-without-flag", "use the Engine API, or memory", ProcessRules::withoutFlag),
            error("cgroup-parent-goes-up", "write the cgroup that is meant", ProcessRules::parentGoesUp),
            warning(
                    "cgroup-parent-depends-on-driver",
                    "make sure of the engine's cgroup driver: systemd takes a slice, cgroupfs a path",
                    ProcessRules::parentDepends));

    private ProcessRules() {}

    /** Linux kernel/cgroup/pids.c: a limit from PIDS_MAX is refused, and the container does not start. */
    private static void pidsAboveKernel(Asked asked, Rule.Found found) {
        asked.pidsLimit()
                .filter(limit -> limit.value() > MOST_PIDS)
                .ifPresent(limit -> found.at(
                        PIDS_LIMIT, asked.say(PIDS_LIMIT, limit) + " is more processes than the kernel can number"));
    }

    /** getrlimit(2) RLIMIT_NPROC: counted by user over the whole host, and not for root. */
    private static void nproc(Asked asked, Rule.Found found) {
        ulimits(asked, "nproc")
                .filter(limit -> limit.soft() != Ulimit.UNLIMITED)
                .forEach(limit -> found.at(
                        ULIMITS,
                        asked.say(ULIMITS, limit)
                                + " does not bind root and counts that user's processes in all containers"));
    }

    /** setrlimit(2): EPERM above fs.nr_open, and the container does not start. */
    private static void nofile(Asked asked, Rule.Found found) {
        ulimits(asked, "nofile")
                .filter(limit -> limit.hard() == Ulimit.UNLIMITED || limit.hard() > USUAL_NR_OPEN)
                .forEach(limit -> found.at(
                        ULIMITS,
                        asked.say(ULIMITS, limit) + " is above fs.nr_open of a usual host, " + USUAL_NR_OPEN
                                + ", and would not start there"));
    }

    private static void voidLimit(Asked asked, Rule.Found found) {
        asked.each(ULIMITS).stream()
                .filter(limit -> VOID.containsKey(limit.name()))
                .forEach(limit -> found.at(
                        ULIMITS,
                        asked.say(ULIMITS, limit) + " has had no effect since Linux " + VOID.get(limit.name())));
    }

    /** go-units ParseUlimit, which the docker command uses, has no as. */
    private static void withoutFlag(Asked asked, Rule.Found found) {
        ulimits(asked, "as")
                .forEach(limit -> found.at(
                        ULIMITS, asked.say(ULIMITS, limit) + " is a limit that the docker command refuses to set"));
    }

    private static Stream<Ulimit> ulimits(Asked asked, String name) {
        return asked.each(ULIMITS).stream().filter(limit -> limit.name().equals(name));
    }

    /** runc cgroups.CleanPath: resolved by the text and cut off at the root, so it leaves the parent it begins with. */
    private static void parentGoesUp(Asked asked, Rule.Found found) {
        asked.cgroupParent()
                .filter(CleanPath::climbs)
                .ifPresent(parent -> found.at(
                        CGROUP_PARENT, asked.say(CGROUP_PARENT, parent) + " names a parent and leaves it with .."));
    }

    /** moby verifyCgroupParent (systemd takes *.slice alone); runc systemd.ExpandSlice (no slash in it). */
    private static void parentDepends(Asked asked, Rule.Found found) {
        asked.cgroupParent().ifPresent(parent -> {
            String said = asked.say(CGROUP_PARENT, parent);
            if (parent.endsWith(SLICE) && parent.indexOf('/') < 0) {
                found.at(
                        CGROUP_PARENT,
                        said + " is a slice with the cgroup driver systemd, and a plain directory with cgroupfs");
            } else {
                found.at(
                        CGROUP_PARENT,
                        said + " is refused with the cgroup driver systemd"
                                + (parent.startsWith("/")
                                        ? ""
                                        : ", and with cgroupfs lies below the engine's own cgroup"));
            }
        });
    }
}
