package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.ArchitectureMapping;
import java.util.Arrays;
import java.util.List;

/** An architecture that runc does not know: the container does not start. In archMap it is an entry that is never used. */
final class UnknownArchitecture implements Check {

    @Override
    public String code() {
        return "unknown-architecture";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        List<String> listed = subject.profile().architectures();
        for (int i = 0; i < listed.size(); i++) {
            test(listed.get(i), Severity.ERROR, "/architectures/" + i, findings);
        }
        List<ArchitectureMapping> map = subject.profile().archMap();
        for (int i = 0; i < map.size(); i++) {
            test(map.get(i).architecture(), Severity.WARNING, "/archMap/" + i + "/architecture", findings);
            List<String> further = map.get(i).subArchitectures();
            for (int j = 0; j < further.size(); j++) {
                test(further.get(j), Severity.ERROR, "/archMap/" + i + "/subArchitectures/" + j, findings);
            }
        }
    }

    private void test(String name, Severity severity, String pointer, Findings findings) {
        if (Architecture.ofScmpName(name).isEmpty()) {
            List<String> known = Arrays.stream(Architecture.values())
                    .map(Architecture::scmpName)
                    .toList();
            String meant = Architecture.find(name)
                    .map(found -> "; " + found.scmpName() + " is meant")
                    .orElseGet(() -> Nearest.hint(name, known));
            findings.add(
                    code(),
                    severity,
                    pointer,
                    "\"" + name + "\" is no architecture of libseccomp"
                            + (severity == Severity.ERROR
                                    ? ", so no container starts where it applies"
                                    : ", so the entry is never used"),
                    "use a name such as SCMP_ARCH_X86_64 or SCMP_ARCH_AARCH64" + meant);
        }
    }
}
