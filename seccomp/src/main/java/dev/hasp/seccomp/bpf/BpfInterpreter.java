package dev.hasp.seccomp.bpf;

import java.util.List;

/** One run of a checked program, with the instructions that the kernel takes for seccomp. */
final class BpfInterpreter {

    private final List<BpfInstruction> program;
    private final boolean bigEndian;
    private final SeccompData call;
    private final int[] memory = new int[16];
    private int accumulator;
    private int index;

    BpfInterpreter(List<BpfInstruction> program, boolean bigEndian, SeccompData call) {
        this.program = program;
        this.bigEndian = bigEndian;
        this.call = call;
    }

    BpfResult run() {
        int at = 0;
        int executed = 0;
        while (true) {
            BpfInstruction instruction = program.get(at++);
            executed++;
            int code = instruction.code();
            int operand = instruction.operand();
            switch (code & 7) {
                case 0x06 -> {
                    return new BpfResult(code == BpfInstruction.RETURN ? operand : accumulator, executed);
                }
                case 0x05 -> {
                    if (code == BpfInstruction.JUMP) {
                        at += operand;
                    } else {
                        at += holds(code, operand) ? instruction.jumpTrue() : instruction.jumpFalse();
                    }
                }
                case 0x04 -> compute(code, (code & 8) == 0 ? operand : index);
                default -> move(code, operand);
            }
        }
    }

    private boolean holds(int code, int operand) {
        int other = (code & 8) == 0 ? operand : index;
        return switch (code & 0xf0) {
            case 0x10 -> accumulator == other;
            case 0x20 -> Integer.compareUnsigned(accumulator, other) > 0;
            case 0x30 -> Integer.compareUnsigned(accumulator, other) >= 0;
            default -> (accumulator & other) != 0;
        };
    }

    private void compute(int code, int operand) {
        accumulator = switch (code & 0xf0) {
            case 0x00 -> accumulator + operand;
            case 0x10 -> accumulator - operand;
            case 0x20 -> accumulator * operand;
            case 0x30 -> operand == 0 ? 0 : Integer.divideUnsigned(accumulator, operand);
            case 0x40 -> accumulator | operand;
            case 0x50 -> accumulator & operand;
            case 0x60 -> accumulator << operand;
            case 0x70 -> accumulator >>> operand;
            case 0x80 -> -accumulator;
            default -> accumulator ^ operand;
        };
    }

    private void move(int code, int operand) {
        switch (code) {
            case BpfInstruction.LOAD -> accumulator = call.word(operand, bigEndian);
            case 0x80 -> accumulator = SeccompData.SIZE;
            case 0x81 -> index = SeccompData.SIZE;
            case 0x00 -> accumulator = operand;
            case 0x01 -> index = operand;
            case 0x60 -> accumulator = memory[operand];
            case 0x61 -> index = memory[operand];
            case 0x02 -> memory[operand] = accumulator;
            case 0x03 -> memory[operand] = index;
            case 0x07 -> index = accumulator;
            default -> accumulator = index;
        }
    }
}
