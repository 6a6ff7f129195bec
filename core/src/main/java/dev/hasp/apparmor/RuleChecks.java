package dev.hasp.apparmor;

import dev.hasp.linux.Capability;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the compiler refuses in a rule (apparmor_parser 3.0.8, each tried). */
final class RuleChecks {

    private RuleChecks() {}

    static void allFiles(Qualifiers qualifiers) {
        if (qualifiers.access() == Access.DENY) {
            throw new MalformedAppArmorException(
                    "rule", "deny file,", "is refused by the compiler", "deny the pattern /{,**} instead");
        }
    }

    static Set<FilePermission> files(
            Qualifiers qualifiers, PathGlob path, Set<FilePermission> permissions, Optional<ExecTransition> exec) {
        if (permissions.isEmpty() && exec.isEmpty()) {
            throw file(path, "has no permission", "expected one at least, or an exec transition");
        }
        if (permissions.contains(FilePermission.WRITE) && permissions.contains(FilePermission.APPEND)) {
            throw file(path, "has both w and a", "writing includes appending: leave a out");
        }
        boolean deny = qualifiers.access() == Access.DENY;
        if (exec.isPresent() && deny != exec.get().equals(ExecTransition.DENIED)) {
            throw deny
                    ? file(path, "denies " + exec.get().mode(), "a denial has a bare x")
                    : file(path, "permits a bare x", "say under which profile programs run, as by ix");
        }
        return Collections.unmodifiableSet(
                permissions.isEmpty() ? EnumSet.noneOf(FilePermission.class) : EnumSet.copyOf(permissions));
    }

    private static MalformedAppArmorException file(PathGlob path, String reason, String accepted) {
        return new MalformedAppArmorException("rule for", path.text(), reason, accepted);
    }

    static SortedSet<Capability> capabilities(SortedSet<Capability> capabilities) {
        for (Capability capability : capabilities) {
            if (!capability.isKnown()) {
                throw new MalformedAppArmorException(
                        "capability",
                        capability.name(),
                        "is unknown to the compiler",
                        "expected one of capabilities(7)");
            }
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
    }

    static void network(Optional<String> family, Optional<String> kind) {
        family.ifPresent(f -> Words.known("network family", Set.of(f), Words.NETWORK_FAMILIES));
        if (kind.isEmpty()) {
            return;
        }
        String name = kind.get();
        if (!Words.SOCKET_TYPES.contains(name)) {
            Words.known("network type or protocol", Set.of(name), Words.PROTOCOLS);
            boolean has = family.isEmpty()
                    || family.get().equals("inet")
                    || (family.get().equals("inet6") && !name.equals("icmp"));
            if (!has) {
                throw new MalformedAppArmorException(
                        "network protocol",
                        name,
                        "is refused with the family " + family.get(),
                        "name the type instead");
            }
        } else if (family.isEmpty() && name.equals("packet")) {
            throw new MalformedAppArmorException(
                    "network type", name, "is read as the family of that name", "name the family too");
        }
    }

    static SortedSet<String> unixSockets(Set<String> access, Optional<String> type, Optional<ProfileGlob> peer) {
        SortedSet<String> known = Words.known("Unix socket access", access, Words.UNIX_ACCESS);
        type.ifPresent(t -> Words.known("Unix socket type", Set.of(t), Words.UNIX_TYPES));
        if (peer.isPresent()) {
            for (String word : known) {
                if (Words.OWN_UNIX_ACCESS.contains(word)) {
                    throw new MalformedAppArmorException(
                            "Unix socket access",
                            word,
                            "is a socket's own, so that no peer can be named with it",
                            "write a rule for each");
                }
            }
        }
        return known;
    }

    static void resourceLimit(String resource, Optional<Long> value) {
        Words.known("rlimit", Set.of(resource), RlimitUnit.resources());
        RlimitUnit unit = RlimitUnit.of(resource);
        if (value.isPresent() && !unit.takes(value.get())) {
            throw new MalformedAppArmorException(
                    "rlimit", resource + " <= " + value.get(), "is out of range", "expected " + unit.range());
        }
    }
}
