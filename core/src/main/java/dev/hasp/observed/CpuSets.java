package dev.hasp.observed;

import dev.hasp.control.CpuSet;
import dev.hasp.control.MalformedValueException;
import dev.hasp.effective.Aspects;
import java.util.List;

/** Processors and memory nodes ({@code cpuset(7)}); without a cgroup for them, those of the process itself. */
final class CpuSets {

    private CpuSets() {}

    static List<Sighting<?>> read(Seen<OwnGroup> group, Seen<ProcStatus> status) {
        return List.of(
                set(group, "cpuset.effective_cpus", "cpuset.cpus.effective")
                        .or(status.map(known -> parse(known.field("Cpus_allowed_list"))))
                        .as(Aspects.CPU_LIST),
                set(group, "cpuset.effective_mems", "cpuset.mems.effective")
                        .or(status.map(known -> parse(known.field("Mems_allowed_list"))))
                        .as(Aspects.MEMORY_NODES));
    }

    private static Seen<CpuSet> set(Seen<OwnGroup> group, String version1, String version2) {
        return group.flatMap(own -> own.file(own.unified() ? version2 : version1, CpuSets::parse));
    }

    private static CpuSet parse(String text) {
        try {
            return CpuSet.parse(text);
        } catch (MalformedValueException strange) {
            throw new NotUnderstood("a list of numbers", text);
        }
    }
}
