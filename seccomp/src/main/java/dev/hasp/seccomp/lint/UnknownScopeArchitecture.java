package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.SyscallRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An architecture in includes or excludes that never matches: engines compare their own names, such as amd64. */
final class UnknownScopeArchitecture implements Check {

    @Override
    public String code() {
        return "unknown-scope-architecture";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            test(rule.includes().arches(), Subject.pointer(i) + "/includes/arches/", findings);
            test(rule.excludes().arches(), Subject.pointer(i) + "/excludes/arches/", findings);
        }
    }

    private void test(List<String> arches, String pointer, Findings findings) {
        List<String> known = Arrays.stream(Architecture.values())
                .flatMap(architecture -> architecture.engineName().stream())
                .toList();
        for (int i = 0; i < arches.size(); i++) {
            // "x32" stands in the engine's own default profile, where it never matches either
            if (!known.contains(arches.get(i)) && !arches.get(i).equals("x32")) {
                Optional<String> meant = Architecture.find(arches.get(i)).flatMap(Architecture::engineName);
                findings.add(
                        code(),
                        Severity.WARNING,
                        pointer + i,
                        "\"" + arches.get(i) + "\" is no architecture as engines spell it, so it never matches",
                        meant.map(name -> "write " + name).orElse("use a name such as amd64, x86, arm64 or s390x"));
            }
        }
    }
}
