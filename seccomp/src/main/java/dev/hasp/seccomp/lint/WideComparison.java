package dev.hasp.seccomp.lint;

import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.SyscallRule;
import java.util.List;

/** A comparison of 64 bits where the kernel reads 32: the upper half of the register decides though it means nothing to the call. */
final class WideComparison implements Check {

    @Override
    public String code() {
        return "wide-comparison";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            for (int j = 0; j < rule.args().size(); j++) {
                ArgumentCondition condition = rule.args().get(j);
                if (condition.operator().equals(Operator.MASKED_EQ) && condition.value() >>> 32 == 0) {
                    continue;
                }
                List<String> narrow = rule.names().stream()
                        .filter(name -> SyscallTable.isInt32(name, condition.index()))
                        .toList();
                if (narrow.isEmpty() || subject.architectures().stream().allMatch(arch -> arch.comparedBits() == 32)) {
                    continue;
                }
                boolean opens = letsThrough(rule, condition);
                findings.add(
                        code(),
                        opens ? Severity.WARNING : Severity.INFO,
                        Subject.pointer(i) + "/args/" + j,
                        "the kernel reads argument " + condition.index() + " of " + String.join(", ", narrow)
                                + " as 32 bits, the comparison as 64: "
                                + (opens
                                        ? "values that it means to deny can be let through"
                                        : "values that it means to allow can be denied"),
                        "compare with SCMP_CMP_MASKED_EQ under the mask 0xffffffff; several such rules make up another"
                                + " operator");
            }
        }
    }

    /** Whether garbage in the upper half turns a denial into a permission. */
    private static boolean letsThrough(SyscallRule rule, ArgumentCondition condition) {
        boolean metByLargeValues = condition.operator().equals(Operator.NE)
                || condition.operator().equals(Operator.GT)
                || condition.operator().equals(Operator.GE);
        return rule.action().permits() == metByLargeValues;
    }
}
