package dev.hasp.observed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what the kernel says of a container into the shape of a policy. */
public final class Observation {

    private static final List<String> PROCESS = List.of(
            "/proc/self/status",
            "/proc/self/mountinfo",
            "/proc/self/cgroup",
            "/proc/self/limits",
            "/proc/self/uid_map",
            "/proc/self/gid_map",
            "/proc/self/oom_score_adj",
            "/proc/self/attr/current",
            "/proc/self/attr/apparmor/current",
            "/proc/self/net/dev",
            "/proc/1/comm",
            "/proc/meminfo",
            "/proc/sys/kernel/hostname");

    private Observation() {}

    /**
     * Everything worth reading for {@link #read}.
     *
     * @param sysctls names of kernel parameters, such as {@code net.ipv4.ip_forward}
     * @param paths kernel files that may be hidden or read-only, such as {@code /proc/kcore}
     */
    public static Wanted wanted(Collection<String> sysctls, Collection<String> paths) {
        List<String> parameters = sysctls.stream().distinct().sorted().toList();
        List<String> kernelPaths = paths.stream().distinct().sorted().toList();
        List<String> texts = new ArrayList<>(PROCESS);
        texts.addAll(CgroupFiles.texts());
        parameters.stream().map(Sysctls::path).forEach(texts::add);
        return new Wanted(
                texts,
                Namespaces.links(),
                Stream.concat(CgroupFiles.directories().stream(), kernelPaths.stream())
                        .toList(),
                List.of("/dev"),
                parameters,
                kernelPaths);
    }

    /**
     * What was read, aspect by aspect.
     *
     * @param files the files, of which at least those of {@code wanted} were asked for
     * @param wanted what {@link #wanted} gave
     * @param hostNamespaces the namespaces of the engine's host by kind, such as {@code net} to {@code net:[4026531840]};
     *     where a kind is missing, the machine's first namespace counts as the host's
     * @param answers system calls that were really made
     */
    public static ObservedPolicy read(
            KernelFiles files, Wanted wanted, Map<String, String> hostNamespaces, List<CallAnswer> answers) {
        Source source = new Source(files);
        Seen<ProcStatus> status = source.text("/proc/self/status", ProcStatus::parse);
        Seen<MountTable> mounts = source.text("/proc/self/mountinfo", MountTable::parse);
        Namespaces namespaces = new Namespaces(source, status, hostNamespaces);
        List<Sighting<?>> sightings = new ArrayList<>();
        sightings.addAll(Processes.read(source, status, mounts, namespaces.processes()));
        sightings.addAll(Labels.read(source));
        sightings.addAll(namespaces.read());
        sightings.addAll(Mounts.read(mounts, source, wanted.kernelPaths()));
        sightings.add(Devices.nodes(source, wanted.devices()));
        sightings.addAll(
                new Cgroups(source, mounts, source.text("/proc/self/cgroup", CgroupPaths::parse)).read(status));
        sightings.add(Sysctls.read(source, wanted.sysctls()));
        return new ObservedPolicy(
                sightings, Mounts.absent(mounts, source, wanted.kernelPaths()), answers, files.method());
    }
}
