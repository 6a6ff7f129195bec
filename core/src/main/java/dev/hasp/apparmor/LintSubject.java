package dev.hasp.apparmor;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A profile with what several checks need to know of it.
 *
 * @param rules its rules and those that it includes
 * @param decisions what it permits
 * @param search one allowance for all comparisons of paths, so that hostile patterns take bounded time
 */
record LintSubject(KnownRules rules, AppArmorDecisions decisions, PathSearch search) {

    private static final int ALLOWANCE = 300_000;

    static LintSubject of(AppArmorProfile profile, Map<String, String> files) {
        KnownRules rules = new KnownRules(profile, files);
        return new LintSubject(rules, AppArmorDecisions.of(rules), new PathSearch(ALLOWANCE));
    }

    /** The rules of a kind, also of included texts. */
    <T extends Rule> List<T> all(Class<T> kind) {
        return rules.rules().stream()
                .map(AppArmorProfile.Noted::rule)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What is done with files, as far as the paths are known. */
    List<FileUse> fileUses() {
        List<FileUse> uses = new ArrayList<>();
        for (Rule rule : all(Rule.class)) {
            rules.paths(rule).ifPresent(paths -> {
                if (rule instanceof Rule.Files files) {
                    uses.add(new FileUse(files, files.owner(), paths, files.permissions(), files.exec()));
                } else {
                    uses.add(new FileUse(
                            rule, false, paths, Set.of(FilePermission.values()), Optional.of(ExecTransition.INHERIT)));
                }
            });
        }
        return uses;
    }

    PathSearch.Result find(List<Automaton> all, Collection<FileUse> none) {
        return search.find(all, none.stream().map(FileUse::paths).toList());
    }

    /**
     * A rule on files.
     *
     * @param owner whether for the file's owner alone
     * @param paths the paths that it is about
     */
    record FileUse(
            Rule rule, boolean owner, Automaton paths, Set<FilePermission> permissions, Optional<ExecTransition> exec) {

        boolean isDeny() {
            return rule.isDeny();
        }

        /** Its letters, one by one; running programs is {@code x}. */
        List<Character> letters() {
            List<Character> letters = new ArrayList<>();
            permissions.forEach(permission -> letters.add(permission.letter()));
            exec.ifPresent(transition -> letters.add('x'));
            return letters;
        }

        /** Whether it is about that letter, said or implied. */
        boolean has(char letter) {
            for (FilePermission permission : FilePermission.values()) {
                if (permission.letter() == letter) {
                    return RuleMatches.includes(permissions, exec, permission);
                }
            }
            return exec.isPresent();
        }
    }
}
