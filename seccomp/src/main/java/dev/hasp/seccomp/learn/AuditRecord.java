package dev.hasp.seccomp.learn;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seccomp record of the kernel's audit log: type 1326, {@code AUDIT_SECCOMP} ({@code audit_seccomp} of the kernel's
 * auditsc.c), as the kernel or auditd writes it.
 *
 * @param architecture the ABI, or empty if its number is not known
 * @param name the call, or empty if the ABI has none of its number
 * @param text what stands in the record for both
 */
record AuditRecord(Optional<Architecture> architecture, Optional<String> name, String text) {

    private static final Pattern TYPE = Pattern.compile("(?:^|\\s)type=(?:1326|SECCOMP)\\s");
    private static final Pattern ARCH = Pattern.compile("\\sarch=([\\w-]+)");
    private static final Pattern SYSCALL = Pattern.compile("\\ssyscall=(\\w+)");
    private static final int X32_BIT = 0x40000000;

    /** The record on a line, or empty if it holds none. */
    static Optional<AuditRecord> of(String line) {
        Matcher arch = ARCH.matcher(line);
        Matcher syscall = SYSCALL.matcher(line);
        if (!TYPE.matcher(line).find() || !arch.find() || !syscall.find()) {
            return Optional.empty();
        }
        String call = syscall.group(1);
        boolean numbered = call.matches("\\d{1,10}");
        int number = numbered ? (int) Long.parseLong(call) : 0;
        Optional<Architecture> architecture = architecture(arch.group(1), number);
        Optional<String> name = architecture
                .map(SyscallTable::of)
                .flatMap(table -> numbered
                        ? table.name(number)
                        : Optional.of(call).filter(given -> table.number(given).isPresent()));
        return Optional.of(new AuditRecord(architecture, name, "arch=" + arch.group(1) + " syscall=" + call));
    }

    /** By the number of AUDIT_ARCH, or by name where auditd has put one; x32 shares the number of x86_64. */
    private static Optional<Architecture> architecture(String text, int number) {
        if (!text.matches("[0-9a-f]{1,8}")) {
            return Architecture.find(text);
        }
        int audit = Integer.parseUnsignedInt(text, 16);
        if (audit == Architecture.X86_64.auditArch()) {
            return Optional.of((number & X32_BIT) != 0 ? Architecture.X32 : Architecture.X86_64);
        }
        for (Architecture architecture : Architecture.values()) {
            if (architecture.auditArch() == audit) {
                return Optional.of(architecture);
            }
        }
        return Optional.empty();
    }
}
