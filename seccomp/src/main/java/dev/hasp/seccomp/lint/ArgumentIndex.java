package dev.hasp.seccomp.lint;

import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.SyscallRule;
import java.util.OptionalInt;

/** A condition on an argument that no call has. */
final class ArgumentIndex implements Check {

    @Override
    public String code() {
        return "argument-index";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            for (int j = 0; j < rule.args().size(); j++) {
                ArgumentCondition condition = rule.args().get(j);
                String pointer = Subject.pointer(i) + "/args/" + j + "/index";
                if (condition.index() > 5) {
                    findings.add(
                            code(),
                            Severity.ERROR,
                            pointer,
                            "index " + condition.index()
                                    + " is beyond the six arguments of a call, so no container starts",
                            "use an index from 0 to 5");
                } else {
                    for (String name : rule.names()) {
                        OptionalInt count = SyscallTable.argumentCount(name);
                        if (count.isPresent() && condition.index() >= count.getAsInt()) {
                            findings.add(
                                    code(),
                                    Severity.WARNING,
                                    pointer,
                                    name + " has " + count.getAsInt() + " arguments, so what stands in register "
                                            + condition.index() + " is chance",
                                    "compare an argument that the call has");
                        }
                    }
                }
            }
        }
    }
}
