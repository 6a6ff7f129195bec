package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;

/** The filter covers the native architecture only, or x32. */
final class ForeignArchitectures implements Check {

    @Override
    public String code() {
        return "foreign-architectures";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        boolean none = subject.profile().architectures().isEmpty()
                && subject.profile().archMap().isEmpty();
        if (none) {
            findings.add(
                    code(),
                    Severity.INFO,
                    "",
                    "neither architectures nor archMap is there, so only the native architecture is covered and 32-bit"
                            + " programs are killed",
                    "add an archMap where 32-bit programs have to run");
        } else if (subject.architectures().contains(Architecture.X32) && subject.defaultPermits()) {
            findings.add(
                    code(),
                    Severity.WARNING,
                    "",
                    "x32 is covered and the default permits: its numbers are another way to every call that no rule"
                            + " denies there",
                    "leave SCMP_ARCH_X32 out; its calls are then killed");
        }
    }
}
