package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.SyscallRule;

/** A rule without a name, or with an empty one. */
final class EmptyName implements Check {

    @Override
    public String code() {
        return "empty-name";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            if (rule.names().isEmpty()) {
                findings.add(
                        code(),
                        Severity.INFO,
                        Subject.pointer(i),
                        "the rule names no call and has no effect",
                        "name the calls or remove the rule");
            }
            for (int j = 0; j < rule.names().size(); j++) {
                if (rule.names().get(j).isEmpty()) {
                    findings.add(
                            code(),
                            Severity.ERROR,
                            Subject.pointer(i) + "/names/" + j,
                            "the name is empty, so no container starts where the rule applies",
                            "remove it");
                }
            }
        }
    }
}
