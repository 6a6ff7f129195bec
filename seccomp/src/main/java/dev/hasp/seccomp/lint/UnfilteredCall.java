package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.SyscallRule;
import java.util.List;

/** A rule for a call that the kernel runs without asking any filter. */
final class UnfilteredCall implements Check {

    /** Calls of the kernel's own trampolines, which {@code kernel/seccomp.c} lets pass on x86_64 (seen on Linux 6.18). */
    private static final List<String> UNFILTERED = List.of("uretprobe", "uprobe");

    @Override
    public String code() {
        return "unfiltered-call";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            for (int j = 0; j < rule.names().size(); j++) {
                if (UNFILTERED.contains(rule.names().get(j)) && subject.denies(rule.action())) {
                    findings.add(
                            code(),
                            Severity.INFO,
                            Subject.pointer(i) + "/names/" + j,
                            "kernels let " + rule.names().get(j) + " pass on x86_64 whatever a filter says",
                            "do not rely on the rule");
                }
            }
        }
    }
}
