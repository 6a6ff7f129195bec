package dev.hasp.apparmor;

import java.util.List;
import java.util.Optional;

/** Profiles that let containers mount. */
final class MountCheck implements AppArmorCheck {

    private static final String CODE = "mount-permitted";

    @Override
    public List<String> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        boolean allDenied = subject.all(Rule.Mounts.class).stream().anyMatch(MountCheck::deniesAll);
        for (Rule rule : subject.all(Rule.class)) {
            boolean mounts =
                    rule instanceof Rule.Mounts mount && mount.operation() != MountOperation.UMOUNT && !allDenied;
            if (!rule.isDeny() && (mounts || rule instanceof Rule.PivotRoot)) {
                findings.add(new AppArmorFinding(
                        CODE,
                        AppArmorFinding.Severity.WARNING,
                        Optional.of(rule),
                        "a container that may mount can lay a file system over any path, and rules on files see the path"
                                + " alone",
                        "leave it out, as the engines' own profiles do, or say file system, options and target"));
            }
        }
    }

    private static boolean deniesAll(Rule.Mounts rule) {
        return rule.isDeny()
                && rule.operation() == MountOperation.MOUNT
                && rule.fstypes().isEmpty()
                && rule.options().isEmpty()
                && rule.source().isEmpty()
                && rule.target().isEmpty();
    }
}
