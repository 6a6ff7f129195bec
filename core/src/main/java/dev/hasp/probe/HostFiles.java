package dev.hasp.probe;

import dev.hasp.observed.HostCgroups;
import dev.hasp.observed.KernelFiles;
import dev.hasp.probe.UnreachableProcessException.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A container's kernel files as they are seen from its host, through one process of it. */
final class HostFiles implements KernelFiles {

    private static final String SELF = "/proc/self/";
    private static final String MOUNTS = "/proc/self/mountinfo";
    private static final String FIRST = "/proc/1/";
    private static final String PARAMETERS = "/proc/sys/";
    private static final String CGROUPS = "/sys/fs/cgroup";
    private static final Path PROC = Path.of("/proc");

    /** Where {@code /proc/PID/stat} has the time of the start, counted after the name (proc_pid_stat(5), field 22). */
    private static final int START = 22 - 3;

    private final long pid;
    private final Path process;
    private final String start;
    private final ContainerRoot root;
    private final HostCgroups cgroups;

    private final boolean isProbe;

    HostFiles(long pid) {
        this(pid, false);
    }

    /**
     * The files of a process.
     *
     * @param isProbe whether its program came in a {@link ProbeVolume}, which the workload's container will not have
     */
    HostFiles(long pid, boolean isProbe) {
        this.pid = pid;
        this.isProbe = isProbe;
        this.process = PROC.resolve(Long.toString(pid));
        this.start = started()
                .orElseThrow(() -> new UnreachableProcessException(
                        Reason.NO_SUCH_PROCESS, "there is no process " + pid + " in this machine's /proc"));
        if (HostFile.link(process.resolve("ns/mnt")) instanceof Answer.Refused<String> refused) {
            throw new UnreachableProcessException(
                    Reason.NOT_PERMITTED, "process " + pid + " may not be looked at: " + refused.why());
        }
        this.root = new ContainerRoot(process.resolve("root"));
        this.cgroups = HostCgroups.of(content(process.resolve("cgroup")), content(PROC.resolve("self/mountinfo")));
    }

    private static String content(Path path) {
        return HostFile.text(path) instanceof Answer.Content<String> content ? content.value() : "";
    }

    /** When it was started: a number that another process with the same pid does not have. */
    private Optional<String> started() {
        String stat = content(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > START ? Optional.of(fields[START]) : Optional.empty();
    }

    boolean isAlive() {
        return started().equals(Optional.of(start));
    }

    /** Requires that it is the container's: its cgroup or one of its mounts is named after it. */
    void requireContainer(String id) {
        if (!content(process.resolve("cgroup")).contains(id)
                && !content(process.resolve("mountinfo")).contains(id)) {
            throw new UnreachableProcessException(
                    Reason.OTHER_PROCESS, "process " + pid + " of this machine is not of the container " + id);
        }
    }

    /** Whether it has come so far that it runs that program, or an engine's init that is given it. */
    boolean runs(String program) {
        return List.of(content(process.resolve("cmdline")).split("\0")).contains(program);
    }

    @Override
    public Answer<String> text(String path) {
        if (path.startsWith(SELF)) {
            Answer<String> answer = ofProcess(path.substring(SELF.length()), HostFile::text);
            return isProbe && path.equals(MOUNTS) && answer instanceof Answer.Content<String> table
                    ? new Answer.Content<>(ProbeVolume.without(table.value()))
                    : answer;
        }
        if (path.startsWith(FIRST)) {
            return ofProcess(path.substring(FIRST.length()), HostFile::text);
        }
        if (path.startsWith(PARAMETERS)) {
            return parameter(path);
        }
        if (isCgroup(path)) {
            return inGroup(path, HostFile::text);
        }
        return path.equals("/proc/meminfo") ? HostFile.text(Path.of(path)) : new Answer.NotAsked<>();
    }

    @Override
    public Answer<String> link(String path) {
        return path.startsWith(SELF)
                ? ofProcess(path.substring(SELF.length()), HostFile::link)
                : new Answer.NotAsked<>();
    }

    @Override
    public Answer<List<String>> names(String path) {
        return isCgroup(path) ? inGroup(path, HostFile::names) : whileAlive(root.names(path));
    }

    @Override
    public Answer<List<String>> devices(String path) {
        return whileAlive(root.devices(path));
    }

    private static boolean isCgroup(String path) {
        return path.equals(CGROUPS) || path.startsWith(CGROUPS + "/");
    }

    private <T> Answer<T> ofProcess(String name, Function<Path, Answer<T>> read) {
        return whileAlive(read.apply(process.resolve(name)));
    }

    private <T> Answer<T> inGroup(String path, Function<Path, Answer<T>> read) {
        Answer<String> here = cgroups.locate(path);
        if (here instanceof Answer.Content<String> found) {
            return whileAlive(read.apply(Path.of(found.value())));
        }
        return new Answer.Refused<>(((Answer.Refused<String>) here).why());
    }

    private Answer<String> parameter(String path) {
        Optional<String> kind = HostSysctls.namespace(path.substring(PARAMETERS.length()));
        boolean same = kind.map(
                        name -> HostFile.link(PROC.resolve("self/ns/" + name)).equals(link(SELF + "ns/" + name)))
                .orElse(true);
        return same
                ? HostFile.text(Path.of(path))
                : new Answer.Refused<>("who looks from outside sees the parameters of its own " + kind.orElseThrow()
                        + " namespace; a probe inside sees the container's");
    }

    /** That a file is missing means something only while the process is there. */
    private <T> Answer<T> whileAlive(Answer<T> answer) {
        return answer instanceof Answer.Refused<T> && !isAlive()
                ? new Answer.Refused<>("the process has ended")
                : answer;
    }

    @Override
    public boolean isOutside() {
        return true;
    }

    @Override
    public String method() {
        return process + " on the host";
    }
}
