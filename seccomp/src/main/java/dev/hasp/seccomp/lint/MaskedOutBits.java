package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.SyscallRule;

/** Expected bits outside the mask, which are ignored. */
final class MaskedOutBits implements Check {

    @Override
    public String code() {
        return "masked-out-bits";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            for (int j = 0; j < rule.args().size(); j++) {
                ArgumentCondition condition = rule.args().get(j);
                if (condition.operator().equals(Operator.MASKED_EQ)
                        && condition.value() != 0
                        && (condition.valueTwo() & ~condition.value()) != 0) {
                    findings.add(
                            code(),
                            Severity.WARNING,
                            Subject.pointer(i) + "/args/" + j + "/valueTwo",
                            "valueTwo has bits outside the mask in value; they are ignored",
                            "widen the mask or clear the bits; the mask stands in value, the expected bits in valueTwo");
                } else if (!condition.operator().equals(Operator.MASKED_EQ) && condition.valueTwo() != 0) {
                    findings.add(
                            code(),
                            Severity.INFO,
                            Subject.pointer(i) + "/args/" + j + "/valueTwo",
                            condition.operator() + " does not look at valueTwo",
                            "remove valueTwo");
                }
            }
        }
    }
}
