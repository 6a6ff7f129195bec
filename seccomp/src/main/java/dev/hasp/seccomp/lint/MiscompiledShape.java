package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.SyscallRule;
import dev.hasp.seccomp.filter.FilterRule;
import dev.hasp.seccomp.filter.Multiplexing;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several rules of one call in a shape that releases of libseccomp up to 2.6.1 compile to a wrong filter. */
final class MiscompiledShape implements Check {

    @Override
    public String code() {
        return "miscompiled-shape";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Map<String, List<Integer>> conditional = new LinkedHashMap<>();
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            if (!rule.args().isEmpty()) {
                for (String name : rule.names()) {
                    conditional.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
                }
            }
        }
        subject.filters()
                .flatMap(filter -> filter.architectures().stream()
                        .filter(architecture -> hasOnlyMultiplexed(subject, filter, architecture)))
                .findFirst()
                .ifPresent(architecture -> findings.add(
                        code(),
                        Severity.WARNING,
                        "",
                        "on " + architecture + " the only calls with unconditional rules are made through socketcall or"
                                + " ipc alone; libseccomp then compiles a filter in which no rule matches",
                        "add an unconditional rule for an ordinary call, or leave the architecture out"));
        conditional.forEach((name, rules) -> {
            List<SyscallRule> all = rules.stream().map(subject.rules()::get).toList();
            if (isMixedChain(all) || hasLargeOrder(all) || hasOrderOfSeveralActions(all)) {
                findings.add(
                        code(),
                        Severity.WARNING,
                        Subject.pointer(rules.get(rules.size() - 1)),
                        "libseccomp can compile the " + rules.size() + " conditional rules of " + name
                                + " to a filter that decides otherwise than they say",
                        "use single conditions with EQ, NE or MASKED_EQ, or conditions that no two rules share");
            }
        });
    }

    /** libseccomp loads the call's number with the first call that it compiles, but leaves out calls without a number. */
    private static boolean hasOnlyMultiplexed(Subject subject, SeccompFilter filter, Architecture architecture) {
        boolean numberless = subject.rules().stream()
                .filter(rule -> !Subject.verdict(rule).equals(subject.defaultVerdict()))
                .flatMap(rule -> rule.names().stream())
                .anyMatch(name -> Multiplexing.call(architecture, name).isPresent()
                        && SyscallTable.of(architecture).number(name).isEmpty());
        return numberless
                && filter.rules(architecture).values().stream()
                        .flatMap(List::stream)
                        .noneMatch(FilterRule::isUnconditional);
    }

    /** Two or more rules of several conditions, not all of them EQ. */
    private static boolean isMixedChain(List<SyscallRule> rules) {
        return rules.size() > 1
                && rules.stream().anyMatch(rule -> rule.args().size() > 1)
                && rules.stream()
                        .flatMap(rule -> rule.args().stream())
                        .anyMatch(condition -> !condition.operator().equals(Operator.EQ));
    }

    /** Two or more rules and an ordered comparison with a constant of 2^31 or more. */
    private static boolean hasLargeOrder(List<SyscallRule> rules) {
        return rules.size() > 1
                && rules.stream()
                        .flatMap(rule -> rule.args().stream())
                        .anyMatch(condition -> condition.operator().isOrdered()
                                && Long.compareUnsigned(condition.value(), 0x8000_0000L) >= 0);
    }

    /** Ordered comparisons of one argument for different actions, merged wrongly before 2.6.1. */
    private static boolean hasOrderOfSeveralActions(List<SyscallRule> rules) {
        for (SyscallRule a : rules) {
            for (SyscallRule b : rules) {
                if (!Subject.verdict(a).equals(Subject.verdict(b)) && sharesOrderedArgument(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean sharesOrderedArgument(SyscallRule a, SyscallRule b) {
        return a.args().stream()
                .filter(condition -> condition.operator().isOrdered())
                .mapToInt(ArgumentCondition::index)
                .anyMatch(index ->
                        b.args().stream().anyMatch(other -> other.operator().isOrdered() && other.index() == index));
    }
}
