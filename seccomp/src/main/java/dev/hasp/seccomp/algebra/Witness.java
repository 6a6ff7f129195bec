package dev.hasp.seccomp.algebra;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.filter.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A call that two filters treat differently.
 *
 * @param architecture the ABI by which it is made
 * @param number the number as the kernel hands it to filters
 * @param arguments six registers
 * @param first the verdict of the filter that was asked
 * @param second the verdict of the filter that it was compared with
 */
public record Witness(Architecture architecture, int number, List<Long> arguments, Verdict first, Verdict second) {

    public Witness {
        arguments = List.copyOf(arguments);
    }

    /** The call's name, or empty for a number without one. */
    public Optional<String> syscall() {
        return SyscallTable.of(architecture).name(number);
    }

    /** The registers as {@code decide} takes them. */
    public long[] registers() {
        return arguments.stream().mapToLong(Long::longValue).toArray();
    }

    /** Such as {@code x86_64 socket(0x28, 0, 0, 0, 0, 0): SCMP_ACT_ALLOW, not SCMP_ACT_ERRNO(1)}. */
    @Override
    public String toString() {
        return architecture + " " + syscall().orElseGet(() -> "syscall " + Integer.toUnsignedString(number))
                + arguments.stream()
                        .map(value -> value == 0 ? "0" : "0x" + Long.toHexString(value))
                        .collect(Collectors.joining(", ", "(", ")"))
                + ": " + first + ", not " + second;
    }
}
