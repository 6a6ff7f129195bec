package dev.hasp.seccomp.lint;

import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.SyscallRule;

/** A call that no architecture has: runtimes pass the name over in silence. */
final class UnknownSyscall implements Check {

    @Override
    public String code() {
        return "unknown-syscall";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            for (int j = 0; j < rule.names().size(); j++) {
                String name = rule.names().get(j);
                if (!name.isEmpty() && !SyscallTable.allNames().contains(name)) {
                    findings.add(
                            code(),
                            Severity.WARNING,
                            Subject.pointer(i) + "/names/" + j,
                            "\"" + name + "\" is no system call of any architecture, so runtimes pass it over",
                            "correct or remove it" + Nearest.hint(name, SyscallTable.allNames()));
                }
            }
        }
    }
}
