package dev.hasp.seccomp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the members of two default profiles, call by call: how names are put together in rules does not count. */
final class DefaultChanges {

    private DefaultChanges() {}

    static List<DefaultChange> between(SeccompProfile from, SeccompProfile to) {
        List<DefaultChange> changes = new ArrayList<>();
        if (!from.defaultErrno().equals(to.defaultErrno())) {
            changes.add(new DefaultChange.DefaultErrno(from.defaultErrno(), to.defaultErrno()));
        }
        lacking(from.archMap(), to.archMap())
                .forEach(mapping -> changes.add(new DefaultChange.Architectures(false, mapping)));
        lacking(to.archMap(), from.archMap())
                .forEach(mapping -> changes.add(new DefaultChange.Architectures(true, mapping)));
        rules(from, to).forEach(rule -> changes.add(new DefaultChange.Rule(false, rule)));
        rules(to, from).forEach(rule -> changes.add(new DefaultChange.Rule(true, rule)));
        return changes;
    }

    private static List<ArchitectureMapping> lacking(List<ArchitectureMapping> mine, List<ArchitectureMapping> theirs) {
        return mine.stream().filter(mapping -> !theirs.contains(mapping)).toList();
    }

    /** The rules of one profile for those of their names that the other does not treat in the same way. */
    private static List<SyscallRule> rules(SeccompProfile mine, SeccompProfile theirs) {
        Set<SyscallRule> treated = new HashSet<>();
        for (SyscallRule rule : theirs.rules()) {
            rule.names().forEach(name -> treated.add(alone(rule, name)));
        }
        List<SyscallRule> lacking = new ArrayList<>();
        for (SyscallRule rule : mine.rules()) {
            List<String> names = rule.names().stream()
                    .filter(name -> !treated.contains(alone(rule, name)))
                    .toList();
            if (!names.isEmpty()) {
                lacking.add(SyscallRule.builder()
                        .from(rule)
                        .names(List.of())
                        .names(names)
                        .build());
            }
        }
        return lacking;
    }

    private static SyscallRule alone(SyscallRule rule, String name) {
        return SyscallRule.builder()
                .addName(name)
                .action(rule.action())
                .errno(rule.errno())
                .args(rule.args())
                .includes(sorted(rule.includes()))
                .excludes(sorted(rule.excludes()))
                .build();
    }

    private static RuleScope sorted(RuleScope scope) {
        return new RuleScope(
                scope.caps().stream().sorted().toList(),
                scope.arches().stream().sorted().toList(),
                scope.minKernel(),
                Map.of());
    }
}
