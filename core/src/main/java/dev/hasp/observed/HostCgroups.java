package dev.hasp.observed;

import dev.hasp.observed.KernelFiles.Answer;
import java.util.Optional;

/** Where the files of a process's own cgroups are, for who looks at it from outside. */
public final class HostCgroups {

    private final Seen<CgroupPaths> paths;
    private final Seen<MountTable> mounts;

    private HostCgroups(Seen<CgroupPaths> paths, Seen<MountTable> mounts) {
        this.paths = paths;
        this.mounts = mounts;
    }

    /**
     * The cgroups of a process.
     *
     * @param cgroup {@code /proc/PID/cgroup} of the process
     * @param mountinfo {@code /proc/self/mountinfo} of who looks
     */
    public static HostCgroups of(String cgroup, String mountinfo) {
        return new HostCgroups(
                Seen.of(cgroup, "/proc/PID/cgroup").map(CgroupPaths::parse),
                Seen.of(mountinfo, "/proc/self/mountinfo").map(MountTable::parse));
    }

    /**
     * The file or directory of the process's own group.
     *
     * @param path as a container with cgroups of its own has it, such as {@code /sys/fs/cgroup/pids/pids.max}
     * @return the path for who looks, or why there is none
     */
    public Answer<String> locate(String path) {
        String rest = path.equals(CgroupFiles.ROOT) ? "" : path.substring(CgroupFiles.ROOT.length() + 1);
        int slash = rest.indexOf('/');
        String first = slash < 0 ? rest : rest.substring(0, slash);
        String file = slash < 0 ? "" : rest.substring(slash);
        Optional<String> controller = CgroupFiles.VERSION_1.keySet().stream()
                .filter(name -> CgroupFiles.directories(name).contains(CgroupFiles.ROOT + "/" + first))
                .findFirst();
        boolean below = controller.isPresent() || first.equals("unified");
        String name = below || rest.isEmpty() ? file : "/" + rest;
        Seen<String> directory = paths.flatMap(known ->
                mounts.flatMap(table -> known.directory(table, controller.isEmpty(), controller.orElse("version 2"))));
        return directory
                .value()
                .<Answer<String>>map(found -> new Answer.Content<>(found + name))
                .orElseGet(() -> new Answer.Refused<>(directory.how()));
    }
}
