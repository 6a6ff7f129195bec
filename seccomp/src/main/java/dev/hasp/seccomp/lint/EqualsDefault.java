package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.SyscallRule;
import dev.hasp.seccomp.filter.Verdict;

/** A rule that does what the default does: runtimes leave it out, so that it makes no exception from other rules. */
final class EqualsDefault implements Check {

    @Override
    public String code() {
        return "equals-default";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Verdict byDefault = subject.defaultVerdict();
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            if (rule.action().isKnown() && Subject.verdict(rule).equals(byDefault)) {
                findings.add(
                        code(),
                        Severity.INFO,
                        Subject.pointer(i),
                        "the rule does what the default does, so runtimes leave it out; it makes no exception from other"
                                + " rules",
                        "remove it, or write the exception as conditions of the other rules");
            }
        }
    }
}
