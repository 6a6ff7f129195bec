package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.SyscallRule;
import java.util.HashMap;
import java.util.Map;

/** A rule that an earlier or unconditional one makes pointless. */
final class NeverDecides implements Check {

    @Override
    public String code() {
        return "never-decides";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Map<String, Integer> deciding = new HashMap<>();
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            if (rule.args().isEmpty() && isEverywhere(rule) && !skipped(subject, rule)) {
                for (String name : rule.names()) {
                    deciding.putIfAbsent(name, i);
                }
            }
        }
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            for (int j = 0; j < rule.names().size(); j++) {
                Integer winner = deciding.get(rule.names().get(j));
                if (winner == null || winner == i || skipped(subject, rule)) {
                    continue;
                }
                // of unconditional rules the first decides, so one before the winner still does where it applies
                if (rule.args().isEmpty() && i < winner) {
                    continue;
                }
                boolean same = Subject.verdict(rule)
                        .equals(Subject.verdict(subject.rules().get(winner)));
                findings.add(
                        code(),
                        same ? Severity.INFO : Severity.WARNING,
                        Subject.pointer(i) + "/names/" + j,
                        "rule " + winner + " decides " + rule.names().get(j)
                                + " whatever its arguments, so this rule never does"
                                + (same ? "" : ": its " + rule.action() + " is lost"),
                        "remove one of the two");
            }
        }
    }

    private static boolean isEverywhere(SyscallRule rule) {
        return rule.includes().isEmpty() && rule.excludes().isEmpty();
    }

    private static boolean skipped(Subject subject, SyscallRule rule) {
        return Subject.verdict(rule).equals(subject.defaultVerdict());
    }
}
