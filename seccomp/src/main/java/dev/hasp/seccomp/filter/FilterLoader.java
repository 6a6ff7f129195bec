package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import dev.hasp.seccomp.SeccompProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hands rules to libseccomp as runc ({@code libcontainer/seccomp}) and crun ({@code src/libcrun/seccomp.c}) do, and does
 * with them what libseccomp does.
 */
final class FilterLoader {

    private final ResolvedProfile profile;
    private final ContainerRuntime runtime;
    private final Libseccomp libseccomp;
    private final List<SeccompProblem> problems = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private final Map<Architecture, Loading> loading = new EnumMap<>(Architecture.class);

    FilterLoader(ResolvedProfile profile, ContainerRuntime runtime, Libseccomp libseccomp) {
        this.profile = profile;
        this.runtime = runtime;
        this.libseccomp = libseccomp;
    }

    /** One architecture's rules while they are added. */
    private static final class Loading {
        private final SyscallTable table;
        private final NavigableMap<Integer, List<FilterRule>> rules = new TreeMap<>();
        private final NavigableMap<Integer, RuleTree> trees = new TreeMap<>();
        private final Map<String, RuleTree> numberless = new HashMap<>();
        private int highest;

        Loading(Architecture architecture) {
            this.table = SyscallTable.of(architecture);
        }
    }

    SeccompFilter load() {
        Verdict defaultVerdict = Verdict.of(profile.defaultAction(), profile.defaultErrno());
        new LoadChecks(profile, runtime, libseccomp, problems).check();
        if (!problems.isEmpty()) {
            throw new SeccompLoadException(problems);
        }
        for (Architecture architecture : architectures()) {
            loading.put(architecture, new Loading(architecture));
        }
        boolean stub = runtime == ContainerRuntime.RUNC && !isAllowing(defaultVerdict.action());
        for (ResolvedRule rule : profile.rules()) {
            Verdict verdict = Verdict.of(rule.action(), rule.errno());
            for (String name : rule.names()) {
                if (stub) {
                    raiseHighest(name);
                }
                if (!libseccomp.knows(name)) {
                    unknown.add(name);
                } else if (!verdict.equals(defaultVerdict)) {
                    // runtimes do not add what would be the default anyway
                    add(rule, name, verdict);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new SeccompLoadException(problems);
        }
        Decision otherwise = Decision.by(Decision.Cause.DEFAULT, defaultVerdict);
        Map<Architecture, ArchitectureFilter> filters = new EnumMap<>(Architecture.class);
        loading.forEach((architecture, loaded) -> filters.put(
                architecture,
                new ArchitectureFilter(architecture, loaded.highest, loaded.rules, loaded.trees, otherwise)));
        return new SeccompFilter(profile.nativeArchitecture(), defaultVerdict, filters, unknown);
    }

    private Set<Architecture> architectures() {
        Set<Architecture> all = EnumSet.of(profile.nativeArchitecture());
        for (String name : profile.architectures()) {
            LoadChecks.architecture(name, runtime).ifPresent(all::add);
        }
        return all;
    }

    private static boolean isAllowing(Action action) {
        return action.equals(Action.ALLOW) || action.equals(Action.LOG) || action.equals(Action.TRACE);
    }

    /** runc counts every name, even of rules that it then does not add, but not those that libseccomp multiplexes. */
    private void raiseHighest(String name) {
        loading.forEach((architecture, loaded) -> {
            if (Multiplexer.find(architecture, name) == null) {
                int number = libseccomp.number(loaded.table, name).orElse(0);
                loaded.highest = Math.max(loaded.highest, number);
            }
        });
    }

    private void add(ResolvedRule rule, String name, Verdict verdict) {
        List<ArgumentCondition> conditions =
                runtime == ContainerRuntime.CRUN && rule.args().size() > 6
                        ? rule.args().subList(0, 6)
                        : rule.args();
        if (hasRepeatedIndex(conditions)) {
            for (ArgumentCondition condition : conditions) {
                addEverywhere(rule, name, verdict, List.of(condition));
            }
        } else {
            addEverywhere(rule, name, verdict, conditions);
        }
    }

    private static boolean hasRepeatedIndex(List<ArgumentCondition> conditions) {
        Set<Integer> indices = new HashSet<>();
        return conditions.stream().anyMatch(condition -> !indices.add(condition.index()));
    }

    private void addEverywhere(ResolvedRule rule, String name, Verdict verdict, List<ArgumentCondition> conditions) {
        loading.forEach((architecture, loaded) -> {
            List<ArgumentCondition> needed = withoutVacuous(conditions, architecture.comparedBits());
            Multiplexer multiplexer = Multiplexer.find(architecture, name);
            if (multiplexer != null) {
                int number = loaded.table.number(multiplexer.call()).orElseThrow();
                put(loaded, number, new FilterRule(verdict, multiplexer.select(needed), name, rule.source(), true));
            }
            OptionalInt number = libseccomp.number(loaded.table, name);
            FilterRule direct = new FilterRule(verdict, needed, name, rule.source(), false);
            if (number.isPresent()) {
                put(loaded, number.getAsInt(), direct);
            } else if (!architecture.isMultiplexed()) {
                // libseccomp keeps the rules of calls that the architecture does not have and refuses conflicts there
                // too, but passes over them where it multiplexes calls
                addTo(
                        loaded.numberless.computeIfAbsent(name, key -> new RuleTree(architecture.comparedBits())),
                        direct,
                        loaded);
            }
        });
    }

    /** Without comparisons under an empty mask, which libseccomp leaves out because they always hold. */
    private static List<ArgumentCondition> withoutVacuous(List<ArgumentCondition> conditions, int bits) {
        if (conditions.isEmpty()) {
            return conditions;
        }
        long width = bits == 32 ? 0xffff_ffffL : -1L;
        return conditions.stream()
                .filter(condition ->
                        !condition.operator().equals(Operator.MASKED_EQ) || (condition.value() & width) != 0)
                .toList();
    }

    private void put(Loading loaded, int number, FilterRule rule) {
        RuleTree tree = loaded.trees.computeIfAbsent(
                number, key -> new RuleTree(loaded.table.architecture().comparedBits()));
        if (addTo(tree, rule, loaded)) {
            loaded.rules.computeIfAbsent(number, key -> new ArrayList<>()).add(rule);
        }
    }

    private boolean addTo(RuleTree tree, FilterRule rule, Loading loaded) {
        if (tree.add(rule)) {
            return true;
        }
        problems.add(new SeccompProblem(
                0,
                0,
                "/syscalls/" + rule.source(),
                "compares the arguments of " + rule.name() + " on " + loaded.table.architecture()
                        + " as an earlier rule does, for another action, which libseccomp refuses (EEXIST);"
                        + " remove one of the two"));
        return false;
    }
}
