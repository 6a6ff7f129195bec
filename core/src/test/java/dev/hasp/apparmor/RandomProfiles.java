package dev.hasp.apparmor;

import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Profiles with rules of every kind, and paths, names and notes that try to become more than they are. */
final class RandomProfiles {

    private static final ProfileName NAME = new ProfileName("job-runner");

    private RandomProfiles() {}

    static Arbitrary<AppArmorProfile> profiles() {
        Arbitrary<List<AppArmorProfile.Noted>> rules = noted().list().ofMaxSize(6);
        return Combinators.combine(
                        rules,
                        Arbitraries.of(Mode.values()),
                        Arbitraries.subsetOf("attach_disconnected", "mediate_deleted", "chroot_relative"),
                        Arbitraries.subsetOf(Include.of("abstractions/base"), Include.local(NAME)),
                        strings()
                                .map(s -> "/data/" + PathGlob.literal("/" + s).text())
                                .list()
                                .ofMaxSize(2))
                .as((noted, mode, flags, includes, values) -> {
                    AppArmorProfile.Builder builder = AppArmorProfile.builder(NAME)
                            .abi(Abi.V3_0)
                            .mode(mode)
                            .flags(flags)
                            .addTunables(Include.of("tunables/global"))
                            .includes(includes)
                            .rules(noted);
                    if (!values.isEmpty()) {
                        builder.addVariables(new AppArmorProfile.Variable("DATA", values));
                    }
                    return builder.build();
                });
    }

    private static Arbitrary<AppArmorProfile.Noted> noted() {
        Arbitrary<Optional<String>> notes = Arbitraries.oneOf(
                        strings(), Arbitraries.of("#include <x>", "include <x>", "\n}", "# two", ""))
                .optional();
        return Combinators.combine(rules(), notes).as(AppArmorProfile.Noted::new);
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.strings()
                .withChars("ab/*?[]{}^\\\"',#@!<>()= \t\n;:é\u202e-")
                .ofMaxLength(8)
                // names of directories that no path has
                .map(s -> s.replace("/", "/x"));
    }

    private static Arbitrary<PathGlob> globs() {
        Arbitrary<PathGlob> literals = strings().map(s -> PathGlob.literal("/" + s));
        return Arbitraries.oneOf(literals, AppArmorArbitraries.globs());
    }

    private static Arbitrary<Qualifiers> qualifiers() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(Access.values()))
                .as(Qualifiers::new);
    }

    private static Arbitrary<Optional<ProfileGlob>> peers() {
        return strings()
                .map(s -> ProfileGlob.of("p" + PathGlob.literal("/" + s).text().substring(1)))
                .optional();
    }

    private static Arbitrary<Rule> rules() {
        return Arbitraries.oneOf(files(globs()), others(), peerRules(), mounts());
    }

    /** Patterns that overlap, none of which matches two slashes in a row. */
    static Arbitrary<PathGlob> overlapping() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "/a", "/b", "*", "?", "[ab]", "{a,/b}")
                                .list()
                                .ofMaxSize(3),
                        Arbitraries.of("", "**"))
                .as((parts, end) -> PathGlob.of("/a" + String.join("", parts) + end));
    }

    static Arbitrary<Rule> files(Arbitrary<PathGlob> globs) {
        // writing includes appending, and a rule has one of them
        Arbitrary<Set<FilePermission>> permissions = Arbitraries.subsetOf(FilePermission.values())
                .ofMinSize(1)
                .filter(set -> !set.containsAll(Set.of(FilePermission.WRITE, FilePermission.APPEND)));
        return Combinators.combine(qualifiers(), Arbitraries.of(true, false), globs, permissions, Arbitraries.of(0, 1))
                .as((qualifiers, owner, glob, letters, exec) -> new Rule.Files(
                        qualifiers,
                        owner,
                        glob,
                        letters,
                        exec == 0
                                ? Optional.empty()
                                : Optional.of(
                                        qualifiers.access() == Access.DENY
                                                ? ExecTransition.DENIED
                                                : ExecTransition.INHERIT)));
    }

    private static Arbitrary<Rule> others() {
        Arbitrary<Rule> capabilities = Combinators.combine(
                        qualifiers(), Arbitraries.subsetOf(Capability.known()).ofMaxSize(3))
                .as((qualifiers, set) -> new Rule.Capabilities(qualifiers, new TreeSet<>(set)));
        Arbitrary<Rule> network = Combinators.combine(
                        qualifiers(),
                        Arbitraries.of("inet", "inet6", "unix", "netlink", "packet")
                                .optional(),
                        Arbitraries.of("stream", "dgram", "raw").optional())
                .as(Rule.Network::new);
        Arbitrary<Rule> links = Combinators.combine(
                        qualifiers(), Arbitraries.of(true, false), Arbitraries.of(true, false), globs(), globs())
                .as(Rule.Links::new);
        Arbitrary<Rule> limits = Combinators.combine(
                        Arbitraries.of("nofile", "as", "cpu", "rttime", "nproc"),
                        Arbitraries.longs().between(1, 1_000_000).optional())
                .as(Rule.ResourceLimit::new);
        return Arbitraries.oneOf(capabilities, network, links, limits);
    }

    private static Arbitrary<Rule> peerRules() {
        Arbitrary<Rule> signals = Combinators.combine(
                        qualifiers(),
                        Arbitraries.subsetOf("send", "receive"),
                        Arbitraries.subsetOf("term", "kill", "rtmin+3"),
                        peers())
                .as(Rule.Signals::new);
        Arbitrary<Rule> ptrace = Combinators.combine(
                        qualifiers(), Arbitraries.subsetOf("read", "trace", "readby", "tracedby"), peers())
                .as(Rule.Ptrace::new);
        return Arbitraries.oneOf(signals, ptrace);
    }

    private static Arbitrary<Rule> mounts() {
        Arbitrary<Rule> mounts = Combinators.combine(
                        qualifiers(),
                        Arbitraries.subsetOf("ext4", "tmpfs"),
                        Arbitraries.subsetOf("ro", "nosuid", "noexec"),
                        Arbitraries.of(true, false),
                        globs().optional(),
                        globs().optional())
                .as((qualifiers, fstypes, options, exact, source, target) -> new Rule.Mounts(
                        qualifiers,
                        MountOperation.MOUNT,
                        fstypes,
                        options,
                        exact || options.isEmpty(),
                        source,
                        target));
        Arbitrary<Rule> umounts = Combinators.combine(qualifiers(), globs().optional())
                .as((qualifiers, target) -> new Rule.Mounts(
                        qualifiers, MountOperation.UMOUNT, Set.of(), Set.of(), true, Optional.empty(), target));
        return Arbitraries.oneOf(mounts, umounts);
    }
}
