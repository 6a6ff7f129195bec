package dev.hasp.seccomp.bpf;

import dev.hasp.linux.Architecture;
import java.util.Arrays;

/**
 * A call as the kernel shows it to filters: {@code struct seccomp_data} of {@code linux/seccomp.h}.
 *
 * <p>The words of 64-bit members lie in the byte order of the machine, so that offsets depend on it.
 */
public final class SeccompData {

    /** Offset of the call's number. */
    static final int NUMBER = 0;

    /** Offset of the {@code AUDIT_ARCH_*} value. */
    static final int ARCHITECTURE = 4;

    /** Size of the structure in bytes. */
    static final int SIZE = 64;

    private static final int INSTRUCTION_POINTER = 8;
    private static final int ARGUMENTS = 16;

    private final int number;
    private final int auditArch;
    private final long instructionPointer;
    private final long[] arguments;

    private SeccompData(int number, int auditArch, long instructionPointer, long[] arguments) {
        if (arguments.length > 6) {
            throw new IllegalArgumentException(
                    "call: " + arguments.length + " arguments; a system call has at most six");
        }
        this.number = number;
        this.auditArch = auditArch;
        this.instructionPointer = instructionPointer;
        this.arguments = Arrays.copyOf(arguments, 6);
    }

    /**
     * A call.
     *
     * @param number the number as the kernel hands it to filters, with bit 30 on x32
     * @param arguments up to six registers; missing ones are 0
     */
    public static SeccompData of(Architecture architecture, int number, long... arguments) {
        return of(architecture.auditArch(), number, arguments);
    }

    /** As {@link #of(Architecture, int, long...)}, by the bits of the {@code AUDIT_ARCH_*} value. */
    public static SeccompData of(int auditArch, int number, long... arguments) {
        return new SeccompData(number, auditArch, 0, arguments);
    }

    /** The same call from another place of the program. */
    public SeccompData at(long address) {
        return new SeccompData(number, auditArch, address, arguments);
    }

    /** The offset of the upper or lower half of an argument. */
    static int argumentOffset(int argument, boolean upper, boolean bigEndian) {
        return ARGUMENTS + 8 * argument + (upper == bigEndian ? 0 : 4);
    }

    /** The word at an offset that is a multiple of four. */
    int word(int offset, boolean bigEndian) {
        if (offset == NUMBER) {
            return number;
        }
        if (offset == ARCHITECTURE) {
            return auditArch;
        }
        long whole = offset < ARGUMENTS ? instructionPointer : arguments[(offset - ARGUMENTS) >> 3];
        boolean upper = (offset % 8 == 0) == bigEndian && offset >= INSTRUCTION_POINTER;
        return (int) (upper ? whole >>> 32 : whole);
    }
}
