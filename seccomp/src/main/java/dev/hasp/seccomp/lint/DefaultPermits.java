package dev.hasp.seccomp.lint;

/** The default lets every call through that no rule denies, new ones included. */
final class DefaultPermits implements Check {

    @Override
    public String code() {
        return "default-permits";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        if (subject.defaultPermits()) {
            findings.add(
                    code(),
                    Severity.WARNING,
                    "/defaultAction",
                    "every call that no rule denies is permitted, also those that later kernels add",
                    "deny by default and allow what is needed");
        }
    }
}
