package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.SyscallRule;

/** A listener without notifications, notifications without a listener, or notifications that cannot be. */
final class Notification implements Check {

    @Override
    public String code() {
        return "notification";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        if (subject.profile().defaultAction().equals(Action.NOTIFY)) {
            findings.add(
                    code(),
                    Severity.ERROR,
                    "/defaultAction",
                    "SCMP_ACT_NOTIFY cannot be the default action, so no container starts",
                    "deny by default and notify by rules");
        }
        boolean notifies = false;
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            notifies |= rule.action().equals(Action.NOTIFY);
            if (rule.action().equals(Action.NOTIFY) && rule.names().contains("write")) {
                findings.add(
                        code(),
                        Severity.ERROR,
                        Subject.pointer(i) + "/names",
                        "write cannot be notified: the runtime needs it to reach the listener, so no container starts",
                        "take write out of the rule");
            }
        }
        boolean listens = !subject.profile().listenerPath().isEmpty();
        if (notifies && !listens) {
            findings.add(
                    code(),
                    Severity.ERROR,
                    "/listenerPath",
                    "rules notify a listener but no listenerPath says where it is, so no container starts",
                    "set listenerPath");
        }
        if (!notifies && listens) {
            findings.add(
                    code(), Severity.INFO, "/listenerPath", "no rule notifies the listener", "remove listenerPath");
        }
        if (!listens && !subject.profile().listenerMetadata().isEmpty()) {
            findings.add(
                    code(),
                    Severity.WARNING,
                    "/listenerMetadata",
                    "metadata without a listenerPath is against the OCI specification",
                    "set listenerPath or remove listenerMetadata");
        }
    }
}
