package dev.hasp.testing.assertions;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A system call to ask a seccomp filter about.
 *
 * @param name the name in the manual, such as {@code mount}
 * @param arguments the registers of one call, missing ones 0; without any the call is meant whatever its arguments
 * @param architecture the ABI by which it is made; empty for each that the filter covers and that has it
 */
public record Syscall(String name, List<Long> arguments, Optional<Architecture> architecture) {

    private static final int REGISTERS = 6;

    public Syscall {
        arguments = List.copyOf(arguments);
        if (!SyscallTable.allNames().contains(name)) {
            throw new IllegalArgumentException(
                    "system call: \"" + name + "\" is not known; expected a name of syscalls(2), such as mount");
        }
        if (arguments.size() > REGISTERS) {
            throw new IllegalArgumentException(
                    "system call: " + name + " with " + arguments.size() + " arguments; expected at most " + REGISTERS);
        }
    }

    /**
     * A call by name.
     *
     * @param arguments the registers of one call, missing ones 0; none for the call whatever its arguments
     * @throws IllegalArgumentException if no call has that name, or for more than six arguments
     */
    public static Syscall syscall(String name, long... arguments) {
        return new Syscall(name, java.util.Arrays.stream(arguments).boxed().toList(), Optional.empty());
    }

    /** The same call by one ABI, such as 32-bit x86 on an x86_64 kernel. */
    public Syscall by(Architecture abi) {
        return new Syscall(name, arguments, Optional.of(abi));
    }

    /** Whether the call is meant whatever its arguments. */
    boolean isWhateverItsArguments() {
        return arguments.isEmpty();
    }

    long[] registers() {
        long[] registers = new long[REGISTERS];
        for (int i = 0; i < arguments.size(); i++) {
            registers[i] = arguments.get(i);
        }
        return registers;
    }

    /** Such as {@code mount}, {@code socket(0x28, 0x1)} or {@code i386 mount}. */
    @Override
    public String toString() {
        String abi = architecture.map(a -> a + " ").orElse("");
        return abi
                + name
                + (arguments.isEmpty()
                        ? ""
                        : arguments.stream()
                                .map(value -> "0x" + Long.toHexString(value))
                                .collect(Collectors.joining(", ", "(", ")")));
    }
}
