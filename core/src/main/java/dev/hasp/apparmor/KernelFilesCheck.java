package dev.hasp.apparmor;

import dev.hasp.text.Quoted;
import java.util.List;
import java.util.Optional;

/** Writes to files of the kernel's that the engines' own profiles deny. */
final class KernelFilesCheck implements AppArmorCheck {

    private static final String CODE = "kernel-files-writable";

    /** What docker-default denies to write ({@code moby/profiles}, apparmor/template.go), the plainest first. */
    private static final List<PathGlob> DENIED = List.of(
            PathGlob.of("/proc/sysrq-trigger"),
            PathGlob.of("/proc/kcore"),
            PathGlob.of("/proc/*"),
            PathGlob.of("/proc/sys/kernel/{?,??,[^s][^h][^m]**}"),
            PathGlob.of("/proc/sys/[^k]**"),
            PathGlob.of("/sys/kernel/security/**"),
            PathGlob.of("/sys/firmware/**"),
            PathGlob.of("/sys/{[^f]*,f[^s]*,fs/[^c]*,fs/c[^g]*,fs/cg[^r]*}/**"));

    @Override
    public List<String> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        List<LintSubject.FileUse> writes = subject.fileUses().stream()
                .filter(use -> use.has(FilePermission.APPEND.letter()))
                .toList();
        List<LintSubject.FileUse> denials = writes.stream()
                .filter(use -> use.isDeny() && !use.owner() && use.permissions().contains(FilePermission.WRITE))
                .toList();
        for (LintSubject.FileUse use : writes) {
            if (!use.isDeny()) {
                example(subject, use, denials)
                        .ifPresent(path -> findings.add(new AppArmorFinding(
                                CODE,
                                AppArmorFinding.Severity.WARNING,
                                Optional.of(use.rule()),
                                "it lets " + Quoted.of(path) + " be written, which the engines' own profiles deny",
                                "deny it, or name the files that are needed")));
            }
        }
    }

    private static Optional<String> example(
            LintSubject subject, LintSubject.FileUse use, List<LintSubject.FileUse> denials) {
        for (PathGlob glob : DENIED) {
            if (subject.find(List.of(use.paths(), glob.automaton()), denials) instanceof PathSearch.Found found) {
                return Optional.of(found.path());
            }
        }
        return Optional.empty();
    }
}
