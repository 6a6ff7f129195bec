package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.filter.FilterRule;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.List;

/** A call is denied that every program needs to start. */
final class DeniesStart implements Check {

    /** What a program of any C library calls on x86_64 from its start to its end. */
    private static final List<String> NEEDED = List.of("execve", "brk", "mmap", "exit_group");

    @Override
    public String code() {
        return "denies-start";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (String name : NEEDED) {
            boolean denied = subject.filters().findAny().isPresent()
                    && subject.filters().allMatch(filter -> deniesAlways(filter, name));
            if (denied) {
                boolean never = name.equals("execve");
                findings.add(
                        code(),
                        never ? Severity.ERROR : Severity.WARNING,
                        "",
                        name + " is denied, "
                                + (never ? "so no container starts" : "which programs need to start and end"),
                        "allow " + name);
            }
        }
    }

    private static boolean deniesAlways(SeccompFilter filter, String name) {
        int number = SyscallTable.of(Architecture.X86_64).number(name).orElseThrow();
        List<FilterRule> rules = filter.rules(Architecture.X86_64).getOrDefault(number, List.of());
        boolean mayPermit = rules.stream().anyMatch(rule -> !isDenial(rule.verdict()));
        boolean decides = rules.stream().anyMatch(FilterRule::isUnconditional);
        return isDenial(filter.decide(Architecture.X86_64, name).verdict())
                && (decides || (!mayPermit && isDenial(filter.defaultVerdict())));
    }

    private static boolean isDenial(Verdict verdict) {
        return verdict.action().returnCode() < Action.NOTIFY.returnCode();
    }
}
