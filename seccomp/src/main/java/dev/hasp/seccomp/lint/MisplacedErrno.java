package dev.hasp.seccomp.lint;

import dev.hasp.linux.Errno;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.SyscallRule;
import java.util.Optional;

/** An error number beside an action that takes none. */
final class MisplacedErrno implements Check {

    @Override
    public String code() {
        return "misplaced-errno";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        test(subject.profile().defaultAction(), subject.profile().defaultErrno(), "/defaultErrnoRet", findings);
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            test(rule.action(), rule.errno(), Subject.pointer(i) + "/errnoRet", findings);
        }
    }

    private void test(Action action, Optional<Errno> errno, String pointer, Findings findings) {
        if (errno.isPresent() && action.isKnown() && !action.takesErrno()) {
            findings.add(
                    code(),
                    Severity.WARNING,
                    pointer,
                    action + " takes no error number: runc ignores it, crun and the OCI specification refuse it",
                    "remove it, or use SCMP_ACT_ERRNO");
        }
    }
}
