package dev.hasp.observed;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.IdMapping;
import dev.hasp.effective.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who the first process is, what it may do, and what it is limited to. */
final class Processes {

    /** Where Docker and Podman put the init that they bring; Podman before 4.0 had the last. */
    static final Set<String> INITS = Set.of("/sbin/docker-init", "/run/podman-init", "/dev/init");

    private final Source source;
    private final Seen<ProcStatus> status;
    private final List<Sighting<?>> sightings = new ArrayList<>();

    private Processes(Source source, Seen<ProcStatus> status) {
        this.source = source;
        this.status = status;
    }

    static List<Sighting<?>> read(
            Source source, Seen<ProcStatus> status, Seen<MountTable> mounts, Seen<Sharing> pidNamespace) {
        Processes processes = new Processes(source, status);
        processes.identity();
        processes.privileges();
        processes.limits();
        processes.init(mounts, pidNamespace);
        return processes.sightings;
    }

    private <T> void see(Aspect<T> aspect, Seen<T> seen) {
        sightings.add(seen.as(aspect));
    }

    private void identity() {
        Seen<List<IdMapping>> users = source.text("/proc/self/uid_map", IdMaps::parse);
        Seen<List<IdMapping>> groups = source.text("/proc/self/gid_map", IdMaps::parse);
        see(Aspects.UID_MAP, users);
        see(Aspects.GID_MAP, groups);
        see(Aspects.UID, status.flatMap(known -> inside(users, known.id("Uid"))));
        see(Aspects.GID, status.flatMap(known -> inside(groups, known.id("Gid"))));
        see(Aspects.GROUPS_HELD, status.flatMap(known -> {
            SortedSet<Long> held = new TreeSet<>();
            for (long group : known.groups()) {
                Seen<Long> id = inside(groups, group);
                if (id.value().isEmpty()) {
                    return Seen.not(id.how());
                }
                held.add(id.value().get());
            }
            return Seen.of(held, status.how());
        }));
        see(Aspects.UMASK_SET, status.map(ProcStatus::umask));
    }

    /** Who looks from outside sees the host's ids. */
    private Seen<Long> inside(Seen<List<IdMapping>> maps, long id) {
        return source.files().isOutside() ? maps.map(known -> IdMaps.inside(known, id)) : Seen.of(id, status.how());
    }

    private void privileges() {
        see(Aspects.BOUNDING, status.map(known -> known.capabilities("CapBnd")));
        see(Aspects.PERMITTED, status.map(known -> known.capabilities("CapPrm")));
        see(Aspects.EFFECTIVE, status.map(known -> known.capabilities("CapEff")));
        see(Aspects.INHERITABLE, status.map(known -> known.capabilities("CapInh")));
        see(Aspects.AMBIENT, status.map(known -> known.capabilities("CapAmb")));
        see(Aspects.NO_NEW_PRIVS, status.map(ProcStatus::noNewPrivileges));
        Seen<Boolean> filter = status.map(ProcStatus::seccompFilter);
        see(Aspects.SECCOMP_ON, filter);
        see(
                Aspects.SECCOMP_RULES,
                filter.flatMap(on -> on
                        ? Seen.not(
                                "the kernel does not show the rules of a filter; only calls that are made judge them")
                        : Seen.of(Optional.empty(), filter.how())));
    }

    private void limits() {
        see(Aspects.RESOURCE_LIMITS, source.text("/proc/self/limits", Limits::parse));
        see(Aspects.OOM_SCORE, source.text("/proc/self/oom_score_adj", text -> Numbers.within(-1000, 1000, text)));
        see(
                Aspects.LOOPBACK_ONLY,
                source.text("/proc/self/net/dev", NetDev::interfaces).map(NetDev::loopbackOnly));
        see(Aspects.HOST_NAME, source.text("/proc/sys/kernel/hostname", Processes::name));
    }

    private static String name(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Whether process 1 has the name of a file that an engine put where it puts its init. In a process namespace of
     * others number 1 is not the container's.
     */
    private void init(Seen<MountTable> mounts, Seen<Sharing> pidNamespace) {
        Seen<List<String>> inits = mounts.map(table -> table.reachable().stream()
                .map(MountLine::target)
                .filter(INITS::contains)
                .toList());
        see(
                Aspects.INIT_RUNS,
                inits.flatMap(known -> known.isEmpty()
                        ? Seen.of(false, "no engine's init is mounted")
                        : first(pidNamespace).map(comm -> known.stream().anyMatch(path -> path.endsWith("/" + comm)))));
    }

    private Seen<String> first(Seen<Sharing> pidNamespace) {
        Seen<String> name = source.text("/proc/1/comm", Processes::name);
        return source.files().isOutside()
                ? name
                : pidNamespace.flatMap(sharing -> sharing.equals(Sharing.own())
                        ? name
                        : Seen.not("process 1 of its namespace is not the container's"));
    }
}
