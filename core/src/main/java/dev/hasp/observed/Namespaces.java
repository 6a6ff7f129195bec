package dev.hasp.observed;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The namespaces that the first process is in, by the numbers of their inodes ({@code namespaces(7)}).
 *
 * <p>A namespace that is not the host's counts as the container's own: whether it is shared with another container
 * cannot be told from numbers alone, except for processes, where the first in a namespace has number 1.
 */
final class Namespaces {

    private record Kind(String name, Aspect<Sharing> aspect, long first) {}

    private static final Kind PROCESSES = new Kind("pid", Aspects.PID_NAMESPACE, 4026531836L);

    /**
     * The numbers of the machine's first namespaces ({@code enum init_ns_ino} of Linux 6.18 {@code uapi/linux/nsfs.h};
     * the others long before). Before that, those of networks and mounts were dealt out like every other.
     */
    private static final List<Kind> KINDS = List.of(
            new Kind("net", Aspects.NETWORK_NAMESPACE, 4026531833L),
            PROCESSES,
            new Kind("ipc", Aspects.IPC_NAMESPACE, 4026531839L),
            new Kind("uts", Aspects.UTS_NAMESPACE, 4026531838L),
            new Kind("cgroup", Aspects.CGROUP_NAMESPACE, 4026531835L),
            new Kind("mnt", Aspects.MOUNT_NAMESPACE, 4026531832L),
            new Kind("user", Aspects.USER_NAMESPACE, 4026531837L),
            new Kind("time", Aspects.TIME_NAMESPACE, 4026531834L));

    private static final List<String> LATELY_FIXED = List.of("net", "mnt");
    private static final Pattern LINK = Pattern.compile("([a-z]{2,8}):\\[([0-9]{1,10})]");

    static List<String> links() {
        return KINDS.stream().map(kind -> link(kind.name())).toList();
    }

    private static String link(String kind) {
        return "/proc/self/ns/" + kind;
    }

    private final Source source;
    private final Seen<ProcStatus> status;
    private final Map<String, String> hostNamespaces;

    Namespaces(Source source, Seen<ProcStatus> status, Map<String, String> hostNamespaces) {
        this.source = source;
        this.status = status;
        this.hostNamespaces = hostNamespaces;
    }

    List<Sighting<?>> read() {
        List<Sighting<?>> sightings = new ArrayList<>();
        KINDS.forEach(kind -> sightings.add(sharing(kind).as(kind.aspect())));
        return sightings;
    }

    /** Whose processes it sees. */
    Seen<Sharing> processes() {
        return sharing(PROCESSES);
    }

    private Seen<Sharing> sharing(Kind kind) {
        Seen<Sharing> sharing = byNumber(kind);
        boolean joined = kind.equals(PROCESSES)
                && sharing.value().equals(Optional.of(Sharing.own()))
                && status.map(known -> known.joined(source.files().isOutside()))
                        .value()
                        .orElse(false);
        return joined
                ? Seen.of(Sharing.container(""), sharing.how() + ", where the first process is another's")
                : sharing;
    }

    private Seen<Sharing> byNumber(Kind kind) {
        String path = link(kind.name());
        if (source.isMissing(source.files().link(path))
                && source.link(link("mnt")).value().isPresent()) {
            return Seen.of(Sharing.host(), path + " does not exist: the kernel has one for all");
        }
        return source.link(path).flatMap(own -> {
            if (!LINK.matcher(own).matches() || !own.startsWith(kind.name() + ":")) {
                throw new NotUnderstood("a namespace", own);
            }
            String host = hostNamespaces.get(kind.name());
            if (host != null) {
                return Seen.of(own.equals(host) ? Sharing.host() : Sharing.own(), path + " " + own + ", host " + host);
            }
            if (own.equals(kind.name() + ":[" + kind.first() + "]")) {
                return Seen.of(Sharing.host(), path + " " + own + ", the machine's first");
            }
            if (LATELY_FIXED.contains(kind.name())) {
                return Seen.not(path + " " + own + ": the host's is not known");
            }
            return Seen.of(Sharing.own(), path + " " + own + ", not the machine's first");
        });
    }
}
