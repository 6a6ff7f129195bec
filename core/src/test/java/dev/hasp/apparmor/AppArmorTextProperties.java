package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.brics.automaton.Automaton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AppArmorTextProperties {

    private static final List<FilePermission> ASKED =
            List.of(FilePermission.READ, FilePermission.WRITE, FilePermission.LOCK, FilePermission.MAP);

    @Property(tries = 80)
    void writes_what_the_compiler_takes_whatever_is_in_it(@ForAll("hostileRules") List<AppArmorProfile.Noted> rules) {
        AppArmorProfile profile = profile(rules);
        String text = AppArmorText.of(profile);

        assertThat(AppArmorCompiler.compile(text))
                .as(text)
                .matches(AppArmorCompiler.Answer::accepts, "compiles without a warning");
        assertThat(AppArmorCompiler.names(text)).as(text).containsExactly("victim");
        assertThat(text.lines()).as(text).hasSize(text(List.of()).split("\n").length + lines(rules));
        assertThat(text).doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]");
        assertThat(text.lines().map(String::strip).filter(line -> line.startsWith("#")))
                .allMatch(line -> line.startsWith("# "), "is a comment whatever follows");
    }

    @Property(tries = 40)
    void means_what_the_rules_say(@ForAll("fileRules") List<AppArmorProfile.Noted> rules) {
        CompiledProfile compiled = CompiledProfile.of(AppArmorText.of(profile(rules)));

        for (FilePermission permission : ASKED) {
            assertThat(Languages.difference(language(rules, permission, false), compiled.language(permission)))
                    .as("%s of others", permission)
                    .isEmpty();
            assertThat(Languages.difference(language(rules, permission, true), compiled.languageOfOwner(permission)))
                    .as("%s of the owner", permission)
                    .isEmpty();
        }
    }

    /** What rules permit, a denial first. */
    private static Automaton language(List<AppArmorProfile.Noted> rules, FilePermission permission, boolean owner) {
        Automaton allowed = Automaton.makeEmpty();
        Automaton denied = Automaton.makeEmpty();
        for (AppArmorProfile.Noted noted : rules) {
            Rule.Files files = (Rule.Files) noted.rule();
            if (!files.permissions().contains(permission) || (files.owner() && !owner)) {
                continue;
            }
            if (files.isDeny()) {
                denied = denied.union(files.path().automaton());
            } else {
                allowed = allowed.union(files.path().automaton());
            }
        }
        return allowed.minus(denied);
    }

    private static AppArmorProfile profile(List<AppArmorProfile.Noted> rules) {
        return AppArmorProfile.builder(new ProfileName("victim"))
                .abi(Abi.V3_0)
                .addFlags("attach_disconnected")
                .addAllRules(rules)
                .build();
    }

    private static String text(List<AppArmorProfile.Noted> rules) {
        return AppArmorText.of(profile(rules));
    }

    private static int lines(List<AppArmorProfile.Noted> rules) {
        return rules.stream()
                .mapToInt(noted -> noted.note().isPresent() ? 2 : 1)
                .sum();
    }

    @Provide
    Arbitrary<List<AppArmorProfile.Noted>> hostileRules() {
        return Combinators.combine(rules(), AppArmorArbitraries.hostile())
                .as((rule, note) -> new AppArmorProfile.Noted(rule, Optional.of(note)))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<AppArmorProfile.Noted>> fileRules() {
        Arbitrary<Rule> files = Combinators.combine(
                        Arbitraries.of(Qualifiers.ALLOW, Qualifiers.ALLOW, Qualifiers.DENY, Qualifiers.DENY.audited()),
                        Arbitraries.of(true, false, false),
                        AppArmorArbitraries.globs(),
                        Arbitraries.of(ASKED).set().ofMinSize(1).ofMaxSize(4))
                .as((qualifiers, owner, path, permissions) ->
                        new Rule.Files(qualifiers, owner, path, permissions, Optional.empty()));
        return files.map(rule -> new AppArmorProfile.Noted(rule, Optional.empty()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Arbitrary<Rule> rules() {
        Arbitrary<PathGlob> paths = AppArmorArbitraries.hostile()
                .filter(text -> !("/" + text + "/").matches("(?s).*/\\.\\.?/.*"))
                .flatMap(text -> Arbitraries.of(PathGlob.literal("/" + text), PathGlob.tree("/" + text)));
        Arbitrary<ProfileGlob> peers = Arbitraries.of(
                        "p", "a//b", "unconfined", "a*", "a b", "{a,b}", "\\\"x", "&a", "a\\134")
                .map(ProfileGlob::of);
        Arbitrary<Qualifiers> qualifiers = Arbitraries.of(
                Qualifiers.ALLOW, Qualifiers.DENY, Qualifiers.ALLOW.audited(), Qualifiers.DENY.audited());
        return Arbitraries.<Rule>oneOf(
                Combinators.combine(qualifiers, Arbitraries.of(true, false), paths)
                        .as((q, owner, path) -> new Rule.Files(
                                q, owner, path, Set.of(FilePermission.READ, FilePermission.WRITE), Optional.empty())),
                paths.map(Rules::runnable),
                paths.map(Rules::deny),
                Combinators.combine(qualifiers, Arbitraries.of(true, false), paths, paths)
                        .as((q, subset, from, to) -> new Rule.Links(q, false, subset, from, to)),
                Combinators.combine(qualifiers, paths, paths)
                        .as((q, from, to) -> new Rule.Mounts(
                                q,
                                MountOperation.MOUNT,
                                Set.of(),
                                Set.of("bind", "ro"),
                                true,
                                Optional.of(from),
                                Optional.of(to))),
                Combinators.combine(qualifiers, paths)
                        .as((q, path) -> new Rule.PivotRoot(q, Optional.empty(), Optional.of(path))),
                Combinators.combine(
                                qualifiers,
                                peers,
                                Arbitraries.of(Words.SIGNALS).set().ofMaxSize(4))
                        .as((q, peer, signals) -> new Rule.Signals(q, Set.of("send"), signals, Optional.of(peer))),
                Combinators.combine(qualifiers, peers).as((q, peer) -> new Rule.Ptrace(q, Set.of(), Optional.of(peer))),
                Combinators.combine(Arbitraries.of(Words.NETWORK_FAMILIES), Arbitraries.of(Words.SOCKET_TYPES))
                        .as((family, type) ->
                                new Rule.Network(Qualifiers.ALLOW, Optional.of(family), Optional.of(type))),
                peers.map(peer -> new Rule.UnixSockets(
                        Qualifiers.ALLOW,
                        Set.of("connect"),
                        Optional.of("stream"),
                        Optional.empty(),
                        Optional.of(peer))),
                paths.map(path -> new Rule.ChangeProfile(Qualifiers.ALLOW, Optional.of(path), Optional.empty())),
                Combinators.combine(
                                Arbitraries.of(RlimitUnit.resources()),
                                Arbitraries.longs().between(1, 19))
                        .as((resource, value) -> new Rule.ResourceLimit(resource, Optional.of(value))));
    }
}
