package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.SyscallRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Many rules of several conditions for one call, over which libseccomp does not finish. */
final class SlowShape implements Check {

    @Override
    public String code() {
        return "slow-shape";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Map<String, int[]> sizes = new LinkedHashMap<>();
        for (SyscallRule rule : subject.rules()) {
            if (rule.args().size() > 1) {
                for (String name : rule.names()) {
                    int[] size = sizes.computeIfAbsent(name, key -> new int[2]);
                    size[0]++;
                    size[1] += rule.args().size();
                }
            }
        }
        sizes.forEach((name, size) -> {
            if (size[0] >= 5 && size[1] >= 12) {
                findings.add(
                        code(),
                        Severity.WARNING,
                        "",
                        name + " has " + size[0] + " rules with " + size[1]
                                + " conditions; libseccomp may take minutes over them while the container starts",
                        "use fewer rules, or single conditions");
            }
        });
    }
}
