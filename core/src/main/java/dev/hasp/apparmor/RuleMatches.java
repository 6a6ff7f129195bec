package dev.hasp.apparmor;

import dev.hasp.linux.Capability;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a rule, permitting or denying, is about something. */
final class RuleMatches {

    /** Options that say what holds without them ({@code apparmor_parser}, mnt_opts_table: flags of no bit, or cleared). */
    private static final Set<String> DEFAULTS = Set.of(
            "rw",
            "suid",
            "dev",
            "exec",
            "async",
            "nomand",
            "atime",
            "diratime",
            "loud",
            "noacl",
            "norelatime",
            "noiversion",
            "user");

    private static final String FSTYPE = "file system";

    private final KnownRules rules;

    RuleMatches(KnownRules rules) {
        this.rules = rules;
    }

    /** Why a match is not certain. */
    String why(Rule rule) {
        if (rule instanceof Rule.Links) {
            return "it depends on the link's target";
        } else if (rule instanceof Rule.UnixSockets) {
            return "kernels differ in what they see of Unix sockets";
        } else if (rule instanceof Rule.Mounts) {
            return "the source is no path, or the rule has a choice of options";
        }
        return rules.unknownTunables().stream()
                .map(u -> "it has a variable, which depends on " + u.what() + ": " + u.why())
                .findFirst()
                .orElse("it has a variable that no text sets");
    }

    Match file(Rule rule, String path, FilePermission permission, boolean owner) {
        if (rule instanceof Rule.AllFiles) {
            return Match.YES;
        } else if (rule instanceof Rule.Links links && permission == FilePermission.LINK) {
            return Match.of(owner || !links.owner())
                    .and(rules.matches(links.from(), path))
                    .and(Match.MAYBE);
        } else if (rule instanceof Rule.Files files) {
            return Match.of((owner || !files.owner()) && includes(files.permissions(), files.exec(), permission))
                    .and(path(files.path(), path));
        }
        return Match.NO;
    }

    /** The compiler adds appending to writing, and mapping to programs that run under the same profile. */
    static boolean includes(Set<FilePermission> permissions, Optional<ExecTransition> exec, FilePermission permission) {
        return permissions.contains(permission)
                || (permission == FilePermission.APPEND && permissions.contains(FilePermission.WRITE))
                || (permission == FilePermission.MAP
                        && exec.filter(e -> e.mode().contains("i")).isPresent());
    }

    private Match path(PathGlob glob, String path) {
        return rules.matches(glob, path);
    }

    Match exec(Rule rule, String path) {
        if (rule instanceof Rule.AllFiles) {
            return Match.YES;
        }
        return rule instanceof Rule.Files files && files.exec().isPresent() && !files.owner()
                ? path(files.path(), path)
                : Match.NO;
    }

    Match capability(Rule rule, Capability capability) {
        return Match.of(rule instanceof Rule.Capabilities named
                && (named.capabilities().isEmpty() || named.capabilities().contains(capability)));
    }

    Match network(Rule rule, String family, String type) {
        if (rule instanceof Rule.UnixSockets) {
            return family.equals("unix") ? Match.MAYBE : Match.NO;
        }
        return Match.of(rule instanceof Rule.Network network
                && network.family().map(family::equals).orElse(true)
                && network.kind().map(kind -> isKind(kind, family, type)).orElse(true));
    }

    /** The compiler knows protocols as types of the two Internet families ({@code network.c}, network_mappings). */
    private static boolean isKind(String kind, String family, String type) {
        boolean inet = family.equals("inet") || family.equals("inet6");
        return switch (kind) {
            case "tcp" -> inet && type.equals("stream");
            case "udp" -> inet && type.equals("dgram");
            case "icmp" -> family.equals("inet") && type.equals("raw");
            default -> kind.equals(type);
        };
    }

    Match signal(Rule rule, String access, String signal, String peer) {
        if (!(rule instanceof Rule.Signals signals)) {
            return Match.NO;
        }
        return Match.of(isIn(signals.access(), access) && isIn(signals.signals(), signal))
                .and(peer(signals.peer(), peer));
    }

    Match ptrace(Rule rule, String access, String peer) {
        if (!(rule instanceof Rule.Ptrace ptrace)) {
            return Match.NO;
        }
        return Match.of(isIn(ptrace.access(), access)).and(peer(ptrace.peer(), peer));
    }

    private static boolean isIn(Set<String> words, String word) {
        return words.isEmpty() || words.contains(word);
    }

    private Match peer(Optional<ProfileGlob> glob, String peer) {
        return glob.map(g -> rules.matches(g, peer)).orElse(Match.YES);
    }

    Match mount(Rule rule, String fstype, Set<String> options, String source, String target) {
        if (!(rule instanceof Rule.Mounts mounts)) {
            return Match.NO;
        }
        MountOperation operation = options.contains("remount") ? MountOperation.REMOUNT : MountOperation.MOUNT;
        // a rule that says neither what is mounted nor its type is one for remounting too
        boolean remounts = operation == MountOperation.REMOUNT
                && mounts.operation() == MountOperation.MOUNT
                && mounts.source().isEmpty()
                && mounts.fstypes().isEmpty();
        return Match.of(mounts.operation() == operation || remounts)
                .and(Match.of(isFstype(mounts.fstypes(), fstype)))
                .and(options(mounts, options))
                .and(mounts.source().map(glob -> source(glob, source)).orElse(Match.YES))
                .and(mounts.target().map(glob -> path(glob, target)).orElse(Match.YES));
    }

    private static boolean isFstype(Set<String> patterns, String fstype) {
        return patterns.isEmpty()
                || patterns.stream()
                        .map(pattern -> GlobAutomaton.of(FSTYPE, pattern, GlobParser.parse(FSTYPE, pattern)))
                        .anyMatch(types -> types.run(GlobAutomaton.bytes(fstype)));
    }

    private Match source(PathGlob glob, String source) {
        return source.startsWith("/") ? path(glob, source) : Match.NO;
    }

    private static Match options(Rule.Mounts mounts, Set<String> options) {
        if (mounts.options().isEmpty()) {
            return Match.YES;
        }
        Set<String> asked = flags(options);
        Set<String> named = flags(mounts.options());
        if (mounts.exact()) {
            return Match.of(asked.equals(named));
        }
        return asked.isEmpty() ? Match.MAYBE : Match.of(named.containsAll(asked));
    }

    private static Set<String> flags(Set<String> options) {
        Set<String> flags = new TreeSet<>(options);
        flags.removeAll(DEFAULTS);
        return flags;
    }

    Match umount(Rule rule, String target) {
        return rule instanceof Rule.Mounts mounts && mounts.operation() == MountOperation.UMOUNT
                ? mounts.target().map(glob -> path(glob, target)).orElse(Match.YES)
                : Match.NO;
    }
}
