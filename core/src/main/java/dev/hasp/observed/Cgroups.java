package dev.hasp.observed;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The limits of the container's own cgroups: each controller is in version 1, or in version 2 where it is not. */
final class Cgroups {

    private record Area(
            String controller,
            Function<OwnGroup, List<Sighting<?>>> version1,
            Function<OwnGroup, List<Sighting<?>>> version2,
            List<Aspect<?>> aspects) {}

    private static final List<Area> AREAS = List.of(
            new Area(
                    "memory",
                    CgroupV1::memory,
                    CgroupV2::memory,
                    List.of(
                            Aspects.MEMORY_LIMIT,
                            Aspects.MEMORY_AND_SWAP,
                            Aspects.SWAP_LIMIT,
                            Aspects.MEMORY_MARK,
                            Aspects.SWAPPINESS,
                            Aspects.TCP_MEMORY,
                            Aspects.OOM_KILLER_OFF)),
            new Area(
                    "cpu",
                    CgroupV1::cpu,
                    CgroupV2::cpu,
                    List.of(Aspects.CPU_TIME, Aspects.CPU_WEIGHT, Aspects.REALTIME)),
            new Area("pids", CgroupV1::pids, CgroupV2::pids, List.of(Aspects.PIDS)),
            new Area("devices", CgroupV1::devices, CgroupV2::devices, List.of(Aspects.DEVICE_RULES)),
            new Area("blkio", CgroupV1::disks, CgroupV2::disks, List.of(Aspects.DISK_WEIGHT, Aspects.DISK_LIMITS)));

    private final Source source;
    private final Seen<MountTable> mounts;
    private final Seen<CgroupPaths> paths;

    Cgroups(Source source, Seen<MountTable> mounts, Seen<CgroupPaths> paths) {
        this.source = source;
        this.mounts = mounts;
        this.paths = paths;
    }

    List<Sighting<?>> read(Seen<ProcStatus> status) {
        List<Sighting<?>> sightings = new ArrayList<>();
        for (Area area : AREAS) {
            Seen<OwnGroup> group = group(area.controller());
            group.value()
                    .ifPresentOrElse(
                            own -> sightings.addAll((own.unified() ? area.version2() : area.version1()).apply(own)),
                            () -> area.aspects()
                                    .forEach(aspect -> sightings.add(Sighting.unseen(aspect, group.how()))));
        }
        sightings.addAll(CpuSets.read(group("cpuset"), status));
        sightings.add(paths.map(CgroupPaths::parent).as(Aspects.PARENT_CGROUP));
        return sightings;
    }

    private Seen<OwnGroup> group(String controller) {
        return paths.flatMap(known -> {
            boolean unified = !known.version1().containsKey(controller);
            if (unified && known.unified().isEmpty()) {
                return Seen.not("/proc/self/cgroup has no " + controller);
            }
            return directory(known, unified, controller).map(directory -> new OwnGroup(source, directory, unified));
        });
    }

    /** From outside the usual paths are those of its own group, wherever the host has it. */
    private Seen<String> directory(CgroupPaths known, boolean unified, String controller) {
        if (source.files().isOutside()) {
            String usual = unified
                    ? CgroupFiles.UNIFIED.get(0)
                    : CgroupFiles.directories(controller).get(0);
            return Seen.of(usual, usual);
        }
        return mounts.flatMap(table -> known.directory(table, unified, controller))
                .flatMap(
                        directory -> CgroupFiles.directories().contains(directory)
                                ? Seen.of(directory, directory)
                                : Seen.not(
                                        "the container sees the host's cgroups, where its own can only be looked at from outside"));
    }
}
