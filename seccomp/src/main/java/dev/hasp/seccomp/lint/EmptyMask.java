package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.SyscallRule;

/** A masked comparison that compares no bit. */
final class EmptyMask implements Check {

    @Override
    public String code() {
        return "empty-mask";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            for (int j = 0; j < rule.args().size(); j++) {
                ArgumentCondition condition = rule.args().get(j);
                boolean narrow = subject.architectures().stream().anyMatch(arch -> arch.comparedBits() == 32);
                if (condition.operator().equals(Operator.MASKED_EQ)
                        && (condition.value() == 0 || (narrow && (condition.value() & 0xffff_ffffL) == 0))) {
                    findings.add(
                            code(),
                            Severity.WARNING,
                            Subject.pointer(i) + "/args/" + j + "/value",
                            "the mask selects no bit"
                                    + (condition.value() == 0 ? "" : " that 32-bit architectures compare")
                                    + ", so the condition always holds and vanishes",
                            "put the mask in value and the expected bits in valueTwo");
                }
            }
        }
    }
}
