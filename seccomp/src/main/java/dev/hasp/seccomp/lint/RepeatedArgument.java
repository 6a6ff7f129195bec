package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.SyscallRule;
import java.util.HashSet;
import java.util.Set;

/** The same argument twice in one rule: runtimes split the rule, so that any one condition is enough. */
final class RepeatedArgument implements Check {

    @Override
    public String code() {
        return "repeated-argument";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            Set<Integer> seen = new HashSet<>();
            for (int j = 0; j < rule.args().size(); j++) {
                ArgumentCondition condition = rule.args().get(j);
                if (!seen.add(condition.index())) {
                    findings.add(
                            code(),
                            Severity.WARNING,
                            Subject.pointer(i) + "/args/" + j,
                            "argument " + condition.index()
                                    + " is compared more than once, so runtimes make one rule of each condition:"
                                    + " any of them is enough",
                            "write one rule for each case, or one masked comparison");
                    break;
                }
            }
        }
    }
}
