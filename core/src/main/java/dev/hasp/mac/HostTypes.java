package dev.hasp.mac;

import dev.hasp.control.CleanPath;
import dev.hasp.control.Protocol;
import dev.hasp.selinux.cil.TypeName;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the host's policy calls the files that a container mounts and the ports that it listens on. Only the host knows:
 * {@code ls -Zd PATH} and {@code matchpathcon PATH} tell the type of files, {@code semanage port -l} that of ports.
 *
 * @param files types by source: a path of the host, a volume's name or an image; several where files below differ
 * @param ports types by {@code protocol/port}, such as {@code tcp/8080}
 */
public record HostTypes(SortedMap<String, SortedSet<TypeName>> files, SortedMap<String, TypeName> ports) {

    private static final HostTypes NONE = new HostTypes(new TreeMap<>(), new TreeMap<>());

    /** Copies. */
    public HostTypes {
        TreeMap<String, SortedSet<TypeName>> copy = new TreeMap<>();
        files.forEach((source, types) -> copy.put(source, Collections.unmodifiableSortedSet(new TreeSet<>(types))));
        files = Collections.unmodifiableSortedMap(copy);
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    }

    /** Nothing is known. */
    public static HostTypes none() {
        return NONE;
    }

    /** Also that what a mount takes from there has the type. */
    public HostTypes file(String source, TypeName type) {
        TreeMap<String, SortedSet<TypeName>> more = new TreeMap<>(files);
        more.merge(key(source), new TreeSet<>(Set.of(type)), (some, other) -> {
            other.addAll(some);
            return other;
        });
        return new HostTypes(more, ports);
    }

    /** Also that the container listens on the port inside, which the policy gives the type. */
    public HostTypes port(Protocol protocol, int port, TypeName type) {
        TreeMap<String, TypeName> more = new TreeMap<>(ports);
        more.put(protocol + "/" + port, type);
        return new HostTypes(files, more);
    }

    static String key(String source) {
        return source.startsWith("/") ? CleanPath.of(source) : source;
    }
}
