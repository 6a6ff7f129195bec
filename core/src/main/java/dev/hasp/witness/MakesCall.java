package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Making a system call that no filter stops.
 *
 * @param architecture the ABI by which it is made
 * @param number the number as the kernel hands it to filters, with bit 30 on x32
 * @param arguments six registers
 */
public record MakesCall(Architecture architecture, int number, List<Long> arguments) implements Witness {

    public MakesCall {
        arguments = List.copyOf(arguments);
        if (arguments.size() != 6) {
            throw new IllegalArgumentException("a system call has six registers, and these are " + arguments.size());
        }
    }

    @Override
    public Aspect<?> aspect() {
        return Aspects.SECCOMP_RULES;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.filter()
                .permits(
                        architecture,
                        number,
                        arguments.stream().mapToLong(Long::longValue).toArray());
    }

    /** Such as {@code call socket(0x28, 0, 0, 0, 0, 0) of x86_64}. */
    @Override
    public String toString() {
        String name = SyscallTable.of(architecture)
                .name(number)
                .orElseGet(() -> "number " + Integer.toUnsignedString(number));
        return arguments.stream()
                .map(value -> value == 0 ? "0" : "0x" + Long.toHexString(value))
                .collect(Collectors.joining(", ", "call " + name + "(", ") of " + architecture));
    }
}
