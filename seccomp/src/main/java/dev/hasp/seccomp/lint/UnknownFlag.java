package dev.hasp.seccomp.lint;

import java.util.List;

/** A filter flag that runc does not know: the container does not start. */
final class UnknownFlag implements Check {

    /** The flags of the OCI runtime specification 1.2 that runc and crun take. */
    private static final List<String> KNOWN = List.of(
            "SECCOMP_FILTER_FLAG_TSYNC",
            "SECCOMP_FILTER_FLAG_LOG",
            "SECCOMP_FILTER_FLAG_SPEC_ALLOW",
            "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV");

    @Override
    public String code() {
        return "unknown-flag";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        List<String> flags = subject.profile().flags().orElse(List.of());
        for (int i = 0; i < flags.size(); i++) {
            if (!KNOWN.contains(flags.get(i))) {
                findings.add(
                        code(),
                        Severity.ERROR,
                        "/flags/" + i,
                        "\"" + flags.get(i) + "\" is no flag of the OCI specification, so no container starts with it",
                        "use one of " + String.join(", ", KNOWN) + Nearest.hint(flags.get(i), KNOWN));
            }
        }
    }
}
