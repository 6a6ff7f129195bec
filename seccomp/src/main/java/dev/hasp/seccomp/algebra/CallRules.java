package dev.hasp.seccomp.algebra;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.FilterRule;
import dev.hasp.seccomp.filter.Libseccomp;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import dev.hasp.seccomp.filter.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the rules that give one call what it is to mean on every architecture of a profile. */
final class CallRules {

    private final ResolvedProfile frame;
    private final List<ResolvedProfile> sources;
    private final Libseccomp libseccomp;
    private final int otherwise;

    /**
     * @param frame a profile without rules
     * @param sources profiles whose own rules are preferred where they serve
     */
    CallRules(ResolvedProfile frame, List<ResolvedProfile> sources, Libseccomp libseccomp) {
        this.frame = frame;
        this.sources = sources;
        this.libseccomp = libseccomp;
        this.otherwise = VerdictCode.of(Verdict.of(frame.defaultAction(), frame.defaultErrno()));
    }

    /**
     * The rules of a call without its other names, or empty if none are safe and right.
     *
     * @param before rules of other calls that stand before, because they may bear on this one
     */
    Optional<List<ResolvedRule>> find(
            String name, Map<Architecture, ArgumentDiagram> wanted, List<ResolvedRule> before) {
        for (ResolvedProfile source : sources) {
            List<ResolvedRule> own = of(source, name);
            if (serves(name, before, own, wanted)) {
                return Optional.of(reduced(name, before, own, wanted));
            }
        }
        return written(name, wanted).stream()
                .filter(rules -> serves(name, before, rules, wanted))
                .findFirst();
    }

    private static List<ResolvedRule> of(ResolvedProfile source, String name) {
        return source.rules().stream()
                .filter(rule -> rule.names().contains(name))
                .map(rule -> new ResolvedRule(List.of(name), rule.action(), rule.errno(), rule.args(), 0))
                .distinct()
                .toList();
    }

    private List<ResolvedRule> reduced(
            String name,
            List<ResolvedRule> before,
            List<ResolvedRule> rules,
            Map<Architecture, ArgumentDiagram> wanted) {
        List<ResolvedRule> kept = new ArrayList<>(rules);
        for (ResolvedRule rule : rules) {
            List<ResolvedRule> fewer = new ArrayList<>(kept);
            fewer.remove(rule);
            if (serves(name, before, fewer, wanted)) {
                kept = fewer;
            }
        }
        return kept;
    }

    /** Rules written anew: from the widest architecture's meaning, then from the others'. */
    private List<List<ResolvedRule>> written(String name, Map<Architecture, ArgumentDiagram> wanted) {
        List<List<ResolvedRule>> all = new ArrayList<>();
        List<Architecture> widestFirst = wanted.keySet().stream()
                .sorted(Comparator.comparingInt(architecture -> -architecture.comparedBits()))
                .toList();
        for (ArgumentCover.Ordered ordered : ArgumentCover.Ordered.values()) {
            TreeSet<Integer> tried = new TreeSet<>();
            for (Architecture architecture : widestFirst) {
                if (tried.add(architecture.comparedBits())) {
                    write(name, wanted.getOrDefault(architecture, FilterTables.FOREIGN), architecture, ordered)
                            .ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private Optional<List<ResolvedRule>> write(
            String name, ArgumentDiagram diagram, Architecture architecture, ArgumentCover.Ordered ordered) {
        DiagramSpace space = new DiagramSpace();
        int root = space.add(diagram);
        int bits = architecture.comparedBits();
        List<ResolvedRule> rules = new ArrayList<>();
        for (int code : diagram.codes()) {
            if (code == otherwise) {
                continue;
            }
            Optional<List<List<ArgumentCondition>>> conditions =
                    new RuleCover(space, bits, ordered).rules(space.where(root, code));
            if (conditions.isEmpty()) {
                return Optional.empty();
            }
            Verdict verdict = VerdictCode.verdict(code);
            conditions.get().forEach(args -> rules.add(rule(name, verdict, args)));
        }
        return Optional.of(rules);
    }

    static ResolvedRule rule(String name, Verdict verdict, List<ArgumentCondition> conditions) {
        return new ResolvedRule(List.of(name), verdict.action(), errno(verdict), conditions, 0);
    }

    static Optional<Errno> errno(Verdict verdict) {
        return verdict.action().takesErrno() ? Optional.of(Errno.of(verdict.data())) : Optional.empty();
    }

    private boolean serves(
            String name,
            List<ResolvedRule> before,
            List<ResolvedRule> rules,
            Map<Architecture, ArgumentDiagram> wanted) {
        SeccompFilter filter;
        try {
            filter = SeccompFilter.load(
                    frame.toBuilder().rules(before).addAllRules(rules).build(), ContainerRuntime.NONE, libseccomp);
        } catch (SeccompLoadException e) {
            return false;
        }
        for (Map.Entry<Architecture, ArgumentDiagram> entry : wanted.entrySet()) {
            Architecture architecture = entry.getKey();
            int number = libseccomp.number(SyscallTable.of(architecture), name).orElseThrow();
            List<FilterRule> loaded = filter.rules(architecture).getOrDefault(number, List.of());
            DiagramSpace space = new DiagramSpace();
            int root = RuleMeaning.of(space, filter, architecture, number);
            if (!SafeShapes.test(loaded) || !space.diagram(root).equals(entry.getValue())) {
                return false;
            }
        }
        return true;
    }
}
