package dev.hasp.seccomp.lint;

import dev.hasp.linux.Errno;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.SyscallRule;
import java.util.Optional;

/** An error number that libseccomp refuses or that is cut to 16 bits. */
final class ErrnoRange implements Check {

    @Override
    public String code() {
        return "errno-range";
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
        if (errno.isEmpty() || !action.takesErrno()) {
            return;
        }
        long number = errno.get().number();
        if (action.equals(Action.ERRNO) && (number & 0xffff) >= 4095) {
            findings.add(
                    code(),
                    Severity.ERROR,
                    pointer,
                    errno.get() + " is beyond the errors that libseccomp takes, so no container starts",
                    "use an error of errno(3)");
        } else if (number != (number & 0xffff)) {
            findings.add(
                    code(),
                    Severity.WARNING,
                    pointer,
                    Long.toUnsignedString(number) + " is cut to its low 16 bits and becomes " + (number & 0xffff),
                    "use an error of errno(3)");
        } else if (action.equals(Action.ERRNO) && number == 0) {
            findings.add(
                    code(),
                    Severity.WARNING,
                    pointer,
                    "error 0 tells the program that the call succeeded though it did not run",
                    "use an error of errno(3) unless that is the intention");
        }
    }
}
