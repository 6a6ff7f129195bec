package dev.hasp.seccomp.lint;

import dev.hasp.linux.Capability;
import dev.hasp.seccomp.SyscallRule;
import java.util.List;
import java.util.Optional;

/** A capability in includes or excludes that never matches. */
final class UnknownCapability implements Check {

    @Override
    public String code() {
        return "unknown-capability";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            test(rule.includes().caps(), Subject.pointer(i) + "/includes/caps/", findings);
            test(rule.excludes().caps(), Subject.pointer(i) + "/excludes/caps/", findings);
        }
    }

    private void test(List<String> caps, String pointer, Findings findings) {
        for (int i = 0; i < caps.size(); i++) {
            String cap = caps.get(i);
            List<String> known =
                    Capability.known().stream().map(Capability::kernelName).toList();
            if (!known.contains(cap)) {
                Optional<String> meant = known.stream()
                        .filter(name -> name.equalsIgnoreCase(cap) || name.equalsIgnoreCase("CAP_" + cap))
                        .findFirst();
                findings.add(
                        code(),
                        Severity.WARNING,
                        pointer + i,
                        "\"" + cap + "\" is no capability as the kernel spells it, so it never matches",
                        meant.map(name -> "write " + name).orElseGet(() -> "correct it" + Nearest.hint(cap, known)));
            }
        }
    }
}
