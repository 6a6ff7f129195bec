package dev.hasp.probe;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The one loop that a probe runs, on each machine that there is one for: it makes the system call of one
 * {@link CallRecord} after the other and keeps what comes back. It knows no call by itself.
 */
enum MachineCode {

    /** Table in rbx, what the record says besides its number in r13, the kept descriptor in r12. */
    X86_64(Architecture.X86_64, 62, 24, """
            bb ????????       mov    ebx, table
            44 8b 6b 04       mov    r13d, [rbx+4]      next:
            41 f6 c5 08       test   r13b, 8            the end?
            75 4b             jne    trap
            8b 03             mov    eax, [rbx]
            48 8b 7b 08       mov    rdi, [rbx+8]
            41 f6 c5 02       test   r13b, 2            of the kept descriptor?
            49 0f 45 fc       cmovne rdi, r12
            48 8b 73 10       mov    rsi, [rbx+16]
            48 8b 53 18       mov    rdx, [rbx+24]
            4c 8b 53 20       mov    r10, [rbx+32]
            4c 8b 43 28       mov    r8, [rbx+40]
            4c 8b 4b 30       mov    r9, [rbx+48]
            0f 05             syscall
            48 89 43 38       mov    [rbx+56], rax
            41 f6 c5 01       test   r13b, 1            a descriptor to keep?
            4c 0f 45 e0       cmovne r12, rax
            41 f6 c5 04       test   r13b, 4            again until all is done?
            74 0f             je     forward
            48 85 c0          test   rax, rax
            7e 0a             jle    forward
            48 01 43 10       add    [rbx+16], rax
            48 29 43 18       sub    [rbx+24], rax
            75 b1             jne    next
            48 83 c3 40       add    rbx, 64            forward:
            eb ab             jmp    next
            0f 0b             ud2                       trap:
            """, "eb fe") {
        @Override
        void writeTable(byte[] code, int table) {
            for (int i = 0; i < 4; i++) {
                code[1 + i] = (byte) (table >>> (8 * i));
            }
        }
    },

    /** Table in x20, what the record says besides its number in w21, the kept descriptor in x19. */
    AARCH64(Architecture.AARCH64, 183, 16, """
            ????????          mov    x20, table[15:0]
            ????????          movk   x20, table[31:16], lsl 16
            95 06 40 b9       ldr    w21, [x20, #4]     next:
            b5 02 18 37       tbnz   w21, #3, trap      the end?
            88 02 40 b9       ldr    w8, [x20]
            80 86 40 a9       ldp    x0, x1, [x20, #8]
            82 8e 41 a9       ldp    x2, x3, [x20, #24]
            84 96 42 a9       ldp    x4, x5, [x20, #40]
            bf 02 1f 72       tst    w21, #2            of the kept descriptor?
            60 12 80 9a       csel   x0, x19, x0, ne
            01 00 00 d4       svc    #0
            80 1e 00 f9       str    x0, [x20, #56]
            bf 02 00 72       tst    w21, #1            a descriptor to keep?
            13 10 93 9a       csel   x19, x0, x19, ne
            15 01 10 36       tbz    w21, #2, forward   again until all is done?
            1f 00 00 f1       cmp    x0, #0
            cd 00 00 54       b.le   forward
            81 0a 41 a9       ldp    x1, x2, [x20, #16]
            21 00 00 8b       add    x1, x1, x0
            42 00 00 eb       subs   x2, x2, x0
            81 0a 01 a9       stp    x1, x2, [x20, #16]
            a1 fd ff 54       b.ne   next
            94 02 01 91       add    x20, x20, #64      forward:
            eb ff ff 17       b      next
            00 00 00 00       udf    #0                 trap:
            """, "00 00 00 14") {
        private static final int MOVZ_X20 = 0xd2800014;
        private static final int MOVK_X20_16 = 0xf2a00014;

        @Override
        void writeTable(byte[] code, int table) {
            int[] instructions = {MOVZ_X20 | (table & 0xffff) << 5, MOVK_X20_16 | (table >>> 16) << 5};
            for (int i = 0; i < 8; i++) {
                code[i] = (byte) (instructions[i / 4] >>> (8 * (i % 4)));
            }
        }
    };

    private static final int CODE_WIDTH = 18;

    private final Architecture architecture;
    private final int elfMachine;
    private final int modeOffset;
    private final String listing;
    private final String turn;

    MachineCode(Architecture architecture, int elfMachine, int modeOffset, String listing, String turn) {
        this.architecture = architecture;
        this.elfMachine = elfMachine;
        this.modeOffset = modeOffset;
        this.listing = listing;
        this.turn = turn;
    }

    /**
     * The code for a machine.
     *
     * @throws ProbeException if there is none
     */
    static MachineCode of(Architecture architecture) {
        return Arrays.stream(values())
                .filter(code -> code.architecture == architecture)
                .findFirst()
                .orElseThrow(() -> new ProbeException(
                        ProbeException.Reason.NO_PROGRAM,
                        "there is no probe for " + architecture + ", only for "
                                + Stream.of(values())
                                        .map(code -> code.architecture.toString())
                                        .toList()));
    }

    Architecture architecture() {
        return architecture;
    }

    abstract void writeTable(byte[] code, int table);

    /** The loop over the table at that address. */
    byte[] loop(int table) {
        String hex = listing.lines()
                .map(line -> line.substring(0, CODE_WIDTH).replace(" ", "").replace('?', '0'))
                .reduce("", String::concat);
        byte[] code = HexFormat.of().parseHex(hex);
        writeTable(code, table);
        return code;
    }

    /** The loop over the table at that address that does not trap at the table's end: there it jumps to itself for ever. */
    byte[] endlessLoop(int table) {
        byte[] code = loop(table);
        byte[] jump = HexFormat.of().parseHex(turn.replace(" ", ""));
        System.arraycopy(jump, 0, code, code.length - jump.length, jump.length);
        return code;
    }

    /** {@code e_machine} of an ELF file (elf.h). */
    int elfMachine() {
        return elfMachine;
    }

    /** Where {@code st_mode} is in the kernel's {@code struct stat} (asm/stat.h). */
    int modeOffset() {
        return modeOffset;
    }

    /** The number of a call that every machine here has. */
    int number(String call) {
        return SyscallTable.of(architecture)
                .number(call)
                .orElseThrow(() -> new IllegalArgumentException(architecture + " has no " + call));
    }
}
