package dev.hasp.probe;

import dev.hasp.observed.KernelFiles;
import dev.hasp.observed.KernelFiles.Answer;
import dev.hasp.observed.Observation;
import dev.hasp.observed.ObservedPolicy;
import dev.hasp.observed.Wanted;
import dev.hasp.probe.UnreachableProcessException.Reason;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Looks at a running container from its host, through {@code /proc/PID} of its first process. The container notices
 * nothing and needs nothing inside; who looks needs root on the same machine.
 *
 * <p>Not seen from outside: kernel parameters of namespaces that are not shared with who looks, the host name among
 * them; the rules of a seccomp filter, because no calls are made; the device rules of cgroup v2.
 */
public final class HostProbe {

    private static final List<String> NAMESPACES = List.of("net", "pid", "ipc", "uts", "cgroup", "mnt", "user", "time");

    /** Numbers below {@code PROC_DYNAMIC_FIRST}, 4026531840, are never dealt out (Linux {@code fs/proc/generic.c}). */
    private static final Pattern FIRST = Pattern.compile("[a-z]+:\\[40265318[0-3][0-9]]");

    private HostProbe() {}

    /**
     * The kernel's files of a process.
     *
     * @param pid the process, as this machine counts
     * @throws UnreachableProcessException if it does not exist or may not be looked at
     */
    public static KernelFiles of(long pid) {
        return new HostFiles(pid);
    }

    /**
     * The kernel's files of a container's first process.
     *
     * @param pid the process, as the engine says it
     * @param container the container's whole id
     * @throws UnreachableProcessException if it does not exist here, may not be looked at or is not the container's,
     *     which happens where the engine is on another machine
     */
    public static KernelFiles of(long pid, String container) {
        HostFiles files = new HostFiles(pid);
        files.requireContainer(container);
        return files;
    }

    /**
     * The namespaces of a process by kind, such as {@code net} to {@code net:[4026531840]}.
     *
     * @param pid the process; that of the engine's daemon has the namespaces that containers share as the host's
     * @throws UnreachableProcessException if it does not exist or may not be looked at
     */
    public static Map<String, String> namespaces(long pid) {
        KernelFiles files = of(pid);
        Map<String, String> namespaces = new LinkedHashMap<>();
        for (String kind : NAMESPACES) {
            if (files.link(Path.of("/proc/self/ns", kind).toString()) instanceof Answer.Content<String> link) {
                namespaces.put(kind, link.value());
            }
        }
        return namespaces;
    }

    /**
     * The namespaces of this machine: those of process 1, or where it may not be looked at, as many as are known to be
     * the machine's first. Where the engine's daemon has others, as a rootless one has, ask for {@link #namespaces} of
     * that.
     */
    public static Map<String, String> hostNamespaces() {
        try {
            return namespaces(1);
        } catch (UnreachableProcessException notPermitted) {
            Map<String, String> own = namespaces(ProcessHandle.current().pid());
            own.values().removeIf(link -> !FIRST.matcher(link).matches());
            return own;
        }
    }

    /**
     * What a process is under, on the engine of a host with {@link #hostNamespaces}.
     *
     * @param sysctls names of kernel parameters to read
     * @param paths kernel files that may be hidden or read-only
     * @throws UnreachableProcessException if it does not exist, may not be looked at, or ends meanwhile
     */
    public static ObservedPolicy look(long pid, Collection<String> sysctls, Collection<String> paths) {
        return look(of(pid), hostNamespaces(), sysctls, paths);
    }

    /**
     * What a process is under.
     *
     * @param files of that process, from {@link #of}
     * @param hostNamespaces the namespaces of the engine's host, from {@link #namespaces} or {@link #hostNamespaces}
     * @param sysctls names of kernel parameters to read
     * @param paths kernel files that may be hidden or read-only
     * @throws UnreachableProcessException if it ends meanwhile
     */
    public static ObservedPolicy look(
            KernelFiles files,
            Map<String, String> hostNamespaces,
            Collection<String> sysctls,
            Collection<String> paths) {
        return look(files, Observation.wanted(sysctls, paths), hostNamespaces);
    }

    static ObservedPolicy look(KernelFiles files, Wanted wanted, Map<String, String> hostNamespaces) {
        ObservedPolicy seen = Observation.read(files, wanted, hostNamespaces, List.of());
        if (files instanceof HostFiles host && !host.isAlive()) {
            throw new UnreachableProcessException(Reason.ENDED, files.method() + " ended while it was looked at");
        }
        return seen;
    }
}
