package dev.hasp.probe;

import java.util.List;
import java.util.Optional;

/** Whose kernel parameters a file below {@code /proc/sys} shows: those of the reader's namespace, where there are such. */
final class HostSysctls {

    private record Scope(String prefix, String namespace) {}

    /** After namespaces(7), ipc_namespaces(7), uts_namespaces(7) and network_namespaces(7). */
    private static final List<Scope> SCOPES = List.of(
            new Scope("net/", "net"),
            new Scope("kernel/hostname", "uts"),
            new Scope("kernel/domainname", "uts"),
            new Scope("kernel/msg", "ipc"),
            new Scope("kernel/shm", "ipc"),
            new Scope("kernel/sem", "ipc"),
            new Scope("kernel/auto_msgmni", "ipc"),
            new Scope("fs/mqueue/", "ipc"),
            new Scope("kernel/ns_last_pid", "pid"),
            new Scope("kernel/pid_max", "pid"),
            new Scope("kernel/cad_pid", "pid"),
            new Scope("vm/memfd_noexec", "pid"),
            new Scope("user/", "user"));

    private HostSysctls() {}

    /** The kind of namespace that a parameter belongs to; empty for one of the whole machine. */
    static Optional<String> namespace(String parameter) {
        return SCOPES.stream()
                .filter(scope -> parameter.startsWith(scope.prefix()))
                .map(Scope::namespace)
                .findFirst();
    }
}
