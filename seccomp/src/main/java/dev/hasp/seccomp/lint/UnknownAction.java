package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.SyscallRule;
import java.util.List;

/** An action that no runtime knows: the container does not start. */
final class UnknownAction implements Check {

    @Override
    public String code() {
        return "unknown-action";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        test(subject.profile().defaultAction(), "/defaultAction", findings);
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            test(rule.action(), Subject.pointer(i) + "/action", findings);
        }
    }

    private void test(Action action, String pointer, Findings findings) {
        if (!action.isKnown()) {
            List<String> known = Action.known().stream().map(Action::scmpName).toList();
            findings.add(
                    code(),
                    Severity.ERROR,
                    pointer,
                    "\"" + action + "\" is no action of libseccomp, so no container starts with it",
                    "use one of " + String.join(", ", known) + Nearest.hint(action.scmpName(), known));
        }
    }
}
