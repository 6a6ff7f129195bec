package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.SyscallRule;
import java.util.List;

/** An operator that no runtime knows: the container does not start. */
final class UnknownOperator implements Check {

    @Override
    public String code() {
        return "unknown-operator";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            for (int j = 0; j < rule.args().size(); j++) {
                ArgumentCondition condition = rule.args().get(j);
                if (!condition.operator().isKnown()) {
                    List<String> known =
                            Operator.known().stream().map(Operator::scmpName).toList();
                    findings.add(
                            code(),
                            Severity.ERROR,
                            Subject.pointer(i) + "/args/" + j + "/op",
                            "\"" + condition.operator()
                                    + "\" is no operator of libseccomp, so no container starts with it",
                            "use one of " + String.join(", ", known)
                                    + Nearest.hint(condition.operator().scmpName(), known));
                }
            }
        }
    }
}
