package dev.hasp.meet;

import static dev.hasp.control.Controls.ANNOTATIONS;
import static dev.hasp.control.Controls.APP_ARMOR;
import static dev.hasp.control.Controls.AUTO_REMOVE;
import static dev.hasp.control.Controls.BLKIO_WEIGHT;
import static dev.hasp.control.Controls.BLKIO_WEIGHT_DEVICES;
import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.CGROUPNS;
import static dev.hasp.control.Controls.CGROUP_PARENT;
import static dev.hasp.control.Controls.CPUS;
import static dev.hasp.control.Controls.CPUSET_CPUS;
import static dev.hasp.control.Controls.CPUSET_MEMS;
import static dev.hasp.control.Controls.CPU_PERIOD;
import static dev.hasp.control.Controls.CPU_QUOTA;
import static dev.hasp.control.Controls.CPU_REALTIME_PERIOD;
import static dev.hasp.control.Controls.CPU_REALTIME_RUNTIME;
import static dev.hasp.control.Controls.CPU_SHARES;
import static dev.hasp.control.Controls.DEVICES;
import static dev.hasp.control.Controls.DEVICE_CGROUP_RULES;
import static dev.hasp.control.Controls.DEVICE_READ_BPS;
import static dev.hasp.control.Controls.DEVICE_READ_IOPS;
import static dev.hasp.control.Controls.DEVICE_REQUESTS;
import static dev.hasp.control.Controls.DEVICE_WRITE_BPS;
import static dev.hasp.control.Controls.DEVICE_WRITE_IOPS;
import static dev.hasp.control.Controls.DNS;
import static dev.hasp.control.Controls.DNS_OPTIONS;
import static dev.hasp.control.Controls.DNS_SEARCH;
import static dev.hasp.control.Controls.DOMAINNAME;
import static dev.hasp.control.Controls.EXTRA_HOSTS;
import static dev.hasp.control.Controls.GROUPS;
import static dev.hasp.control.Controls.HEALTHCHECK;
import static dev.hasp.control.Controls.HOSTNAME;
import static dev.hasp.control.Controls.INIT;
import static dev.hasp.control.Controls.IPC;
import static dev.hasp.control.Controls.IPV4_ADDRESS;
import static dev.hasp.control.Controls.IPV6_ADDRESS;
import static dev.hasp.control.Controls.KERNEL_MEMORY;
import static dev.hasp.control.Controls.KERNEL_MEMORY_TCP;
import static dev.hasp.control.Controls.LINKS;
import static dev.hasp.control.Controls.LOGGING;
import static dev.hasp.control.Controls.MAC_ADDRESS;
import static dev.hasp.control.Controls.MASKED_PATHS;
import static dev.hasp.control.Controls.MEMORY;
import static dev.hasp.control.Controls.MEMORY_RESERVATION;
import static dev.hasp.control.Controls.MEMORY_SWAP;
import static dev.hasp.control.Controls.MEMORY_SWAPPINESS;
import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.NETWORK_ALIASES;
import static dev.hasp.control.Controls.NO_NEW_PRIVILEGES;
import static dev.hasp.control.Controls.OOM_KILL_DISABLE;
import static dev.hasp.control.Controls.OOM_SCORE_ADJ;
import static dev.hasp.control.Controls.PID;
import static dev.hasp.control.Controls.PIDS_LIMIT;
import static dev.hasp.control.Controls.PORTS;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.PUBLISH_ALL_PORTS;
import static dev.hasp.control.Controls.READ_ONLY_PATHS;
import static dev.hasp.control.Controls.READ_ONLY_ROOTFS;
import static dev.hasp.control.Controls.RESTART;
import static dev.hasp.control.Controls.RUNTIME;
import static dev.hasp.control.Controls.SECCOMP;
import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.control.Controls.SHM_SIZE;
import static dev.hasp.control.Controls.STOP_SIGNAL;
import static dev.hasp.control.Controls.STOP_TIMEOUT;
import static dev.hasp.control.Controls.STORAGE_OPTIONS;
import static dev.hasp.control.Controls.SYSCTLS;
import static dev.hasp.control.Controls.TMPFS;
import static dev.hasp.control.Controls.ULIMITS;
import static dev.hasp.control.Controls.UMASK;
import static dev.hasp.control.Controls.USER;
import static dev.hasp.control.Controls.USERNS;
import static dev.hasp.control.Controls.UTS;
import static dev.hasp.control.Controls.VOLUMES_FROM;
import static dev.hasp.control.Controls.VOLUME_DRIVER;
import static dev.hasp.control.Controls.WRITABLE_CGROUPS;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Ulimit;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How every control of two profiles is met.
 *
 * <p>What is left open counts as Docker's default, and stays open where both leave it open. Where the default can be
 * written and differs from the other decision, it is written; where one decision is looser than the default by a single
 * step, as a switch is, the control is left open.
 *
 * <p>Some defaults are the daemon's: resource limits, the size of /dev/shm, weights of disks, the log and, with Podman,
 * the network, the number of processes and the score for running out of memory. What one side alone decides of these
 * counts, and the daemon's own is taken to be no stricter than Docker's.
 */
public final class Meets {

    private static final String NEUTRAL = "neither permits less than the other";

    /** Linux sched-design-CFS; moby leaves it to the kernel. */
    private static final int USUAL_SHARES = 1024;

    private static final Area FILES = FileMeets::meet;
    private static final Area MEMORY_AND_SWAP = MemoryMeets::meet;
    private static final Area PROCESSOR_TIME = ProcessorMeets::time;
    private static final Area REALTIME = ProcessorMeets::realtime;

    private static final List<Line> TABLE = List.of(
            meets(USER, IdentityMeets.USER_RULE),
            meets(GROUPS, IdentityMeets.GROUPS_RULE),
            meets(USERNS, NamespaceMeets.USERNS_RULE),
            line(CAPABILITIES, IdentityMeets::capabilities),
            meets(NO_NEW_PRIVILEGES, Ranking.closingByDaemon()),
            meets(PRIVILEGED, Ranking.opening()),
            meets(UMASK, Preference.only(NEUTRAL)),
            meets(NETWORK, NamespaceMeets.NETWORK_RULE),
            meets(PID, NamespaceMeets.PID_RULE),
            meets(IPC, NamespaceMeets.IPC_RULE),
            meets(UTS, NamespaceMeets.UTS_RULE),
            meets(CGROUPNS, NamespaceMeets.CGROUPNS_RULE),
            line(READ_ONLY_ROOTFS, FILES),
            line(TMPFS, FILES),
            line(MOUNTS, FILES),
            meets(VOLUMES_FROM, FileMeets.VOLUMES_FROM_RULE),
            meets(VOLUME_DRIVER, ConfinementMeets.VOLUME_DRIVER_RULE),
            line(MASKED_PATHS, IdentityMeets.overPrivileged(MASKED_PATHS, ConfinementMeets.KERNEL_PATHS_RULE)),
            line(READ_ONLY_PATHS, IdentityMeets.overPrivileged(READ_ONLY_PATHS, ConfinementMeets.KERNEL_PATHS_RULE)),
            line(WRITABLE_CGROUPS, IdentityMeets.overPrivileged(WRITABLE_CGROUPS, Ranking.opening())),
            meets(SHM_SIZE, Sizes.SHM),
            meets(STORAGE_OPTIONS, DiskMeets.STORAGE_RULE),
            line(DEVICES, IdentityMeets.underPrivileged(DEVICES, DeviceMeets.DEVICES_RULE)),
            line(DEVICE_CGROUP_RULES, IdentityMeets.underPrivileged(DEVICE_CGROUP_RULES, DeviceMeets.RULES_RULE)),
            meets(DEVICE_REQUESTS, DeviceMeets.REQUESTS_RULE),
            line(MEMORY, MEMORY_AND_SWAP),
            line(MEMORY_SWAP, MEMORY_AND_SWAP),
            line(MEMORY_RESERVATION, MEMORY_AND_SWAP),
            meets(MEMORY_SWAPPINESS, Preference.only(NEUTRAL)),
            meets(KERNEL_MEMORY, Sizes.LEAST),
            meets(KERNEL_MEMORY_TCP, Sizes.LEAST),
            meets(OOM_KILL_DISABLE, Ranking.opening()),
            meets(OOM_SCORE_ADJ, Meet.withDefault(0, (first, second) -> Answer.of(Math.max(first, second)))),
            line(CPUS, PROCESSOR_TIME),
            line(CPU_PERIOD, PROCESSOR_TIME),
            line(CPU_QUOTA, PROCESSOR_TIME),
            meets(CPU_SHARES, Meet.withDefault(USUAL_SHARES, (first, second) -> Answer.of(Math.min(first, second)))),
            meets(CPUSET_CPUS, ProcessorMeets.NUMBERS_RULE),
            meets(CPUSET_MEMS, ProcessorMeets.NUMBERS_RULE),
            line(CPU_REALTIME_PERIOD, REALTIME),
            line(CPU_REALTIME_RUNTIME, REALTIME),
            meets(BLKIO_WEIGHT, Ranking.least()),
            meets(BLKIO_WEIGHT_DEVICES, DiskMeets.WEIGHT_RULE),
            meets(DEVICE_READ_BPS, DiskMeets.BANDWIDTH_RULE),
            meets(DEVICE_WRITE_BPS, DiskMeets.BANDWIDTH_RULE),
            meets(DEVICE_READ_IOPS, DiskMeets.IOPS_RULE),
            meets(DEVICE_WRITE_IOPS, DiskMeets.IOPS_RULE),
            meets(PIDS_LIMIT, Sizes.PIDS),
            meets(ULIMITS, Lists.byKey(UnaryOperator.identity(), Ulimit::name, Sizes::least)),
            meets(CGROUP_PARENT, Preference.same("what a cgroup's own limits permit is not known here")),
            meets(INIT, Preference.only(NEUTRAL)),
            line(SECCOMP, IdentityMeets.overPrivileged(SECCOMP, ConfinementMeets.SECCOMP_RULE)),
            line(APP_ARMOR, IdentityMeets.overPrivileged(APP_ARMOR, ConfinementMeets.APP_ARMOR_RULE)),
            line(SE_LINUX, IdentityMeets.overPrivileged(SE_LINUX, ConfinementMeets.SE_LINUX_RULE)),
            meets(SYSCTLS, ConfinementMeets.SYSCTLS_RULE),
            meets(PORTS, Lists.common(UnaryOperator.identity())),
            meets(PUBLISH_ALL_PORTS, Ranking.opening()),
            meets(DNS, Preference.only(NEUTRAL)),
            meets(DNS_SEARCH, Preference.only(NEUTRAL)),
            meets(DNS_OPTIONS, Preference.only(NEUTRAL)),
            meets(EXTRA_HOSTS, Preference.only(NEUTRAL)),
            meets(HOSTNAME, Preference.only(NEUTRAL)),
            meets(DOMAINNAME, Preference.only(NEUTRAL)),
            meets(LINKS, Lists.common(UnaryOperator.identity())),
            meets(NETWORK_ALIASES, Lists.common(UnaryOperator.identity())),
            meets(IPV4_ADDRESS, Preference.engines()),
            meets(IPV6_ADDRESS, Preference.engines()),
            meets(MAC_ADDRESS, Preference.engines()),
            meets(RUNTIME, Preference.same("what a runtime does with a container is its own business")),
            meets(ANNOTATIONS, ConfinementMeets.ANNOTATIONS_RULE),
            meets(LOGGING, LifecycleMeets.LOGGING_RULE),
            meets(RESTART, Preference.only(NEUTRAL)),
            meets(AUTO_REMOVE, Preference.only(NEUTRAL)),
            meets(STOP_SIGNAL, Preference.only(NEUTRAL)),
            meets(STOP_TIMEOUT, Preference.only(NEUTRAL)),
            meets(HEALTHCHECK, Preference.only(NEUTRAL)));

    /** What decisions of one area take away from another, so that the whole is valid where both sides are. */
    private static final List<Area> FITTING = List.of(
            IdentityMeets::outOfReach,
            FileMeets::setuid,
            NetworkMeets::names,
            NetworkMeets::sharedMemory,
            LifecycleMeets::removal);

    private Meets() {}

    /** A control and what decides it; controls of one area have it in common. */
    private record Line(Control<?> control, Area area) {}

    private static Line line(Control<?> control, Area area) {
        return new Line(control, area);
    }

    private static <T> Line meets(Control<T> control, Meet<T> rule) {
        return new Line(control, meeting -> meeting.meet(control, rule));
    }

    /** The controls that have a line. */
    static List<Control<?>> controls() {
        return TABLE.stream().<Control<?>>map(Line::control).toList();
    }

    /**
     * The greatest profile that is no looser than either; see {@link SecurityProfile#restrict}.
     *
     * @throws ConflictException with every control of which no strictest decision exists or is known
     */
    public static SecurityProfile restrict(SecurityProfile first, SecurityProfile second) {
        Meeting meeting = new Meeting(first, second);
        TABLE.stream().map(Line::area).distinct().forEach(area -> area.meet(meeting));
        if (!first.equals(second)) {
            FITTING.forEach(area -> area.meet(meeting));
        }
        return meeting.end();
    }
}
