package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.filter.Decision;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A denied call whose variants for the same thing are permitted. */
final class MissingVariant implements Check {

    /** Calls for the same thing: wider ids, offsets and times of 32-bit ABIs, newer forms with more arguments. */
    private static final List<List<String>> VARIANTS = List.of(
            List.of("chown", "chown32", "fchownat"),
            List.of("clock_adjtime", "clock_adjtime64"),
            List.of("clock_settime", "clock_settime64"),
            List.of("clone", "clone3"),
            List.of("execve", "execveat"),
            List.of("fchown", "fchown32"),
            List.of("init_module", "finit_module"),
            List.of("kexec_load", "kexec_file_load"),
            List.of("lchown", "lchown32"),
            List.of("mknod", "mknodat"),
            List.of("mount", "move_mount"),
            List.of("open", "openat", "openat2"),
            List.of("setgid", "setgid32"),
            List.of("setgroups", "setgroups32"),
            List.of("setresgid", "setresgid32"),
            List.of("setresuid", "setresuid32"),
            List.of("settimeofday", "clock_settime"),
            List.of("setuid", "setuid32"),
            List.of("umount", "umount2"));

    @Override
    public String code() {
        return "missing-variant";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Set<String> reported = new LinkedHashSet<>();
        subject.filters().forEach(filter -> {
            for (Architecture architecture : filter.architectures()) {
                for (List<String> variants : VARIANTS) {
                    String first = variants.get(0);
                    for (String variant : variants.subList(1, variants.size())) {
                        if (isDenied(filter, architecture, first)
                                && isPermitted(filter, architecture, variant)
                                && reported.add(first + " " + variant)) {
                            findings.add(
                                    code(),
                                    Severity.WARNING,
                                    "",
                                    first + " is denied on " + architecture + " but " + variant
                                            + ", which does the same, is permitted",
                                    "treat " + variant + " as " + first);
                        }
                    }
                }
            }
        });
    }

    /** Denied by a rule: what a profile does not name at all it need not have meant to deny. */
    private static boolean isDenied(SeccompFilter filter, Architecture architecture, String name) {
        if (SyscallTable.of(architecture).number(name).isEmpty()) {
            return false;
        }
        Decision decision = filter.decide(architecture, name);
        return decision.cause() == Decision.Cause.RULE
                && decision.verdict().action().returnCode() < Action.NOTIFY.returnCode();
    }

    private static boolean isPermitted(SeccompFilter filter, Architecture architecture, String name) {
        return SyscallTable.of(architecture).number(name).isPresent()
                && filter.decide(architecture, name).verdict().permits();
    }
}
