package dev.hasp.linux;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The system calls of one architecture: names and numbers, and what is known of their arguments.
 *
 * <p>Numbers are those of {@code seccomp_data.nr}: with bit 30 on x32, with the base of their ABI on mips.
 */
public final class SyscallTable {

    private final Architecture architecture;
    private final int column;
    private final NavigableMap<Integer, String> names = new TreeMap<>();

    SyscallTable(Architecture architecture, int column, SyscallFacts facts) {
        this.architecture = architecture;
        this.column = column;
        for (SyscallFacts.Syscall call : facts.all()) {
            call.number(column).ifPresent(number -> names.put(number, call.name()));
        }
    }

    /** The table of an architecture, from Linux 7.2 and, where that dropped an architecture, 6.12. */
    public static SyscallTable of(Architecture architecture) {
        return SyscallFacts.known().table(architecture);
    }

    /** All names that any of the architectures knows, sorted. */
    public static Set<String> allNames() {
        return SyscallFacts.known().names();
    }

    public Architecture architecture() {
        return architecture;
    }

    /** The call's number here, or empty if this architecture does not have it. */
    public OptionalInt number(String name) {
        return SyscallFacts.known().find(name).map(call -> call.number(column)).orElse(OptionalInt.empty());
    }

    /** The call of this number, or empty. */
    public Optional<String> name(int number) {
        return Optional.ofNullable(names.get(number));
    }

    /** All numbers here with their names, ascending. */
    public NavigableMap<Integer, String> names() {
        return Collections.unmodifiableNavigableMap(names);
    }

    /** How many arguments the call takes, or empty if that is not recorded. */
    public static OptionalInt argumentCount(String name) {
        return SyscallFacts.known()
                .find(name)
                .map(SyscallFacts.Syscall::argumentCount)
                .orElse(OptionalInt.empty());
    }

    /**
     * Whether the kernel reads this argument as a 32-bit integer, so that the upper half of the register means nothing
     * to it though a filter sees it. False if not recorded.
     *
     * @param index 0 to 5
     */
    public static boolean isInt32(String name, int index) {
        return SyscallFacts.known()
                .find(name)
                .filter(call -> call.isInt32(index))
                .isPresent();
    }

    /**
     * Whether this argument is an address, behind which a filter cannot look. False if not recorded.
     *
     * @param index 0 to 5
     */
    public static boolean isPointer(String name, int index) {
        return SyscallFacts.known()
                .find(name)
                .filter(call -> call.isPointer(index))
                .isPresent();
    }

    /** The first kernel that has the call on any architecture, or empty if that is not recorded. */
    public static Optional<KernelVersion> since(String name) {
        return SyscallFacts.known().find(name).flatMap(SyscallFacts.Syscall::since);
    }
}
