package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.SyscallRule;

/** Nothing is ever permitted. */
final class DeniesEverything implements Check {

    @Override
    public String code() {
        return "denies-everything";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        boolean permits = !subject.denies(subject.profile().defaultAction());
        for (SyscallRule rule : subject.rules()) {
            permits |= !rule.names().isEmpty() && !subject.denies(rule.action());
        }
        if (!permits) {
            findings.add(
                    code(),
                    Severity.ERROR,
                    "",
                    "no rule permits any call, so not even the container's first program starts",
                    "allow the calls that programs need");
        }
    }
}
