package dev.hasp.observed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the files of a container's own cgroup are, as it sees them.
 *
 * <p>Version 1 has a mount for each controller, or for several together with symbolic links beside it; engines bind the
 * container's own group there (runc {@code libcontainer/rootfs_linux.go}, {@code mountCgroupV1}). Version 2 has one
 * mount, which is the container's own group in a cgroup namespace of its own and the host's root otherwise. A hybrid
 * machine has version 1 with version 2 below {@code unified}.
 */
final class CgroupFiles {

    /** Where engines mount cgroups. */
    static final String ROOT = "/sys/fs/cgroup";

    /** Files of version 1 by controller (Linux Documentation/admin-guide/cgroup-v1). */
    static final SortedMap<String, List<String>> VERSION_1 = new TreeMap<>(Map.of(
            "memory",
            List.of(
                    "memory.limit_in_bytes",
                    "memory.memsw.limit_in_bytes",
                    "memory.soft_limit_in_bytes",
                    "memory.swappiness",
                    "memory.oom_control",
                    "memory.kmem.tcp.limit_in_bytes"),
            "cpu",
            List.of("cpu.cfs_quota_us", "cpu.cfs_period_us", "cpu.shares", "cpu.rt_runtime_us", "cpu.rt_period_us"),
            "cpuset",
            List.of("cpuset.cpus", "cpuset.mems", "cpuset.effective_cpus", "cpuset.effective_mems"),
            "pids",
            List.of("pids.max"),
            "devices",
            List.of("devices.list"),
            "blkio",
            List.of(
                    "blkio.weight",
                    "blkio.bfq.weight",
                    "blkio.throttle.read_bps_device",
                    "blkio.throttle.write_bps_device",
                    "blkio.throttle.read_iops_device",
                    "blkio.throttle.write_iops_device")));

    /** Files of version 2 (Linux Documentation/admin-guide/cgroup-v2.rst). */
    static final List<String> VERSION_2 = List.of(
            "cgroup.controllers",
            "memory.max",
            "memory.swap.max",
            "memory.low",
            "cpu.max",
            "cpu.weight",
            "cpuset.cpus.effective",
            "cpuset.mems.effective",
            "pids.max",
            "io.max",
            "io.weight",
            "io.bfq.weight");

    /** Where the one hierarchy of version 2 is, on its own and beside version 1. */
    static final List<String> UNIFIED = List.of(ROOT, ROOT + "/unified");

    private CgroupFiles() {}

    /** The directories in which a controller of version 1 may be mounted, alone or with its usual companion. */
    static List<String> directories(String controller) {
        return controller.equals("cpu")
                ? List.of(ROOT + "/cpu", ROOT + "/cpu,cpuacct", ROOT + "/cpuacct,cpu")
                : List.of(ROOT + "/" + controller);
    }

    /** Every file of the container's own group. */
    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        VERSION_1.forEach((controller, files) ->
                directories(controller).forEach(directory -> files.forEach(file -> texts.add(directory + "/" + file))));
        UNIFIED.forEach(directory -> VERSION_2.forEach(file -> texts.add(directory + "/" + file)));
        return texts;
    }

    /** Every directory that may be the container's own group. */
    static List<String> directories() {
        return Stream.concat(
                        VERSION_1.keySet().stream().flatMap(controller -> directories(controller).stream()),
                        UNIFIED.stream())
                .toList();
    }
}
