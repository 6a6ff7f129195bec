package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.SyscallRule;
import dev.hasp.seccomp.filter.Multiplexing;
import java.util.List;
import java.util.Optional;

/** A condition on a call that 32-bit and other architectures also make through socketcall or ipc, where the condition is lost. */
final class MultiplexedCondition implements Check {

    @Override
    public String code() {
        return "multiplexed-condition";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<Architecture> multiplexed = subject.architectures().stream()
                .filter(Architecture::isMultiplexed)
                .findFirst();
        if (multiplexed.isEmpty()) {
            return;
        }
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            List<String> lost = rule.names().stream()
                    .filter(name -> Multiplexing.call(multiplexed.get(), name).isPresent())
                    .toList();
            if (!rule.args().isEmpty() && !lost.isEmpty()) {
                findings.add(
                        code(),
                        Severity.WARNING,
                        Subject.pointer(i) + "/args",
                        "on " + multiplexed.get() + " programs also reach " + String.join(", ", lost) + " through "
                                + Multiplexing.call(multiplexed.get(), lost.get(0))
                                        .orElseThrow()
                                + ", where libseccomp cannot test these arguments: the call is "
                                + (rule.action().permits() ? "permitted" : "denied") + " there in every case",
                        "leave the architecture out, or do not rely on the condition there");
            }
        }
    }
}
