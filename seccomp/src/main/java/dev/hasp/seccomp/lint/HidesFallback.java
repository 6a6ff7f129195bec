package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import java.util.List;
import java.util.Optional;

/** A call denied with another error than ENOSYS, where programs fall back to an older call on ENOSYS only. */
final class HidesFallback implements Check {

    /** Newer calls for which glibc or musl try an older one on ENOSYS and fail on other errors. */
    private static final List<String> NEWER = List.of("clone3", "faccessat2", "statx", "fchmodat2", "close_range");

    @Override
    public String code() {
        return "hides-fallback";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (String name : NEWER) {
            subject.filters()
                    .map(filter -> filter.decide(Architecture.X86_64, name))
                    .filter(decision -> decision.verdict().errno().isPresent()
                            && !decision.verdict().errno().equals(Optional.of(Errno.ENOSYS)))
                    .findFirst()
                    .ifPresent(decision -> findings.add(
                            code(),
                            Severity.WARNING,
                            decision.rule()
                                    .map(rule -> Subject.pointer(rule.source()))
                                    .orElse("/defaultAction"),
                            name + " fails with "
                                    + decision.verdict().errno().orElseThrow()
                                    + "; C libraries fall back to the older call on ENOSYS only",
                            "deny " + name + " with errnoRet 38 (ENOSYS), or allow it"));
        }
    }
}
