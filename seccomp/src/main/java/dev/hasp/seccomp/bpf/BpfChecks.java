package dev.hasp.seccomp.bpf;

import java.util.List;
import java.util.Set;

/** What the kernel checks before it takes a program: {@code bpf_check_classic} and {@code seccomp_check_filter}. */
final class BpfChecks {

    private static final Set<Integer> RETURNS = Set.of(0x06, 0x16);
    private static final Set<Integer> COMPARISONS = Set.of(0x15, 0x1d, 0x25, 0x2d, 0x35, 0x3d, 0x45, 0x4d);
    private static final Set<Integer> MEMORY = Set.of(0x60, 0x61, 0x02, 0x03);
    private static final Set<Integer> SHIFTS = Set.of(0x64, 0x74);
    private static final Set<Integer> OTHERS = Set.of(
            0x00, 0x01, 0x80, 0x81, 0x07, 0x87, 0x04, 0x0c, 0x14, 0x1c, 0x24, 0x2c, 0x34, 0x3c, 0x44, 0x4c, 0x54, 0x5c,
            0x6c, 0x7c, 0x84, 0xa4, 0xac);

    private BpfChecks() {}

    static void check(List<BpfInstruction> instructions) {
        int size = instructions.size();
        if (size == 0 || size > BpfProgram.MAX_INSTRUCTIONS) {
            throw new BpfException(
                    "program: " + size + " instructions; the kernel takes 1 to " + BpfProgram.MAX_INSTRUCTIONS);
        }
        for (int at = 0; at < size; at++) {
            check(instructions.get(at), at, size);
        }
        if (!RETURNS.contains(instructions.get(size - 1).code())) {
            throw new BpfException("program: does not end with a return");
        }
    }

    private static void check(BpfInstruction instruction, int at, int size) {
        int code = instruction.code();
        int operand = instruction.operand();
        if (code == BpfInstruction.LOAD) {
            require(operand >= 0 && operand < SeccompData.SIZE && operand % 4 == 0, at, "loads outside the call");
        } else if (code == BpfInstruction.JUMP) {
            require(Integer.compareUnsigned(operand, size - at - 1) < 0, at, "jumps outside the program");
        } else if (COMPARISONS.contains(code)) {
            int furthest = Math.max(instruction.jumpTrue(), instruction.jumpFalse());
            require(at + 1 + furthest < size, at, "jumps outside the program");
        } else if (MEMORY.contains(code)) {
            require(operand >= 0 && operand < 16, at, "uses memory outside its sixteen words");
        } else if (code == 0x34) {
            require(operand != 0, at, "divides by zero");
        } else if (SHIFTS.contains(code)) {
            require(operand >= 0 && operand < 32, at, "shifts by more than 31 bits");
        } else {
            require(RETURNS.contains(code) || OTHERS.contains(code), at, "is not known for filters");
        }
    }

    private static void require(boolean met, int at, String problem) {
        if (!met) {
            throw new BpfException("instruction " + at + ": " + problem);
        }
    }
}
