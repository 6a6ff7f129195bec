package dev.hasp.seccomp.bpf;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes programs as text, with the mnemonics of the kernel's {@code bpf_dbg}. */
final class BpfDisassembler {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x00, "ld #"),
            Map.entry(0x01, "ldx #"),
            Map.entry(0x02, "st M"),
            Map.entry(0x03, "stx M"),
            Map.entry(0x04, "add #"),
            Map.entry(0x07, "tax"),
            Map.entry(0x0c, "add x"),
            Map.entry(0x14, "sub #"),
            Map.entry(0x15, "jeq #"),
            Map.entry(0x16, "ret a"),
            Map.entry(0x1c, "sub x"),
            Map.entry(0x1d, "jeq x"),
            Map.entry(0x24, "mul #"),
            Map.entry(0x25, "jgt #"),
            Map.entry(0x2c, "mul x"),
            Map.entry(0x2d, "jgt x"),
            Map.entry(0x34, "div #"),
            Map.entry(0x35, "jge #"),
            Map.entry(0x3c, "div x"),
            Map.entry(0x3d, "jge x"),
            Map.entry(0x44, "or #"),
            Map.entry(0x45, "jset #"),
            Map.entry(0x4c, "or x"),
            Map.entry(0x4d, "jset x"),
            Map.entry(0x54, "and #"),
            Map.entry(0x5c, "and x"),
            Map.entry(0x60, "ld M"),
            Map.entry(0x61, "ldx M"),
            Map.entry(0x64, "lsh #"),
            Map.entry(0x6c, "lsh x"),
            Map.entry(0x74, "rsh #"),
            Map.entry(0x7c, "rsh x"),
            Map.entry(0x80, "ld len"),
            Map.entry(0x81, "ldx len"),
            Map.entry(0x84, "neg"),
            Map.entry(0x87, "txa"),
            Map.entry(0xa4, "xor #"),
            Map.entry(0xac, "xor x"));

    private BpfDisassembler() {}

    static String text(BpfProgram program) {
        StringBuilder text = new StringBuilder();
        List<BpfInstruction> instructions = program.instructions();
        for (int at = 0; at < instructions.size(); at++) {
            text.append(String.format(Locale.ROOT, "%4d: ", at))
                    .append(text(instructions.get(at), at, program.isBigEndian()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String text(BpfInstruction instruction, int at, boolean bigEndian) {
        int operand = instruction.operand();
        String hex = "0x" + Integer.toHexString(operand);
        return switch (instruction.code()) {
            case BpfInstruction.LOAD -> "ld [" + operand + "]  ; " + member(operand, bigEndian);
            case BpfInstruction.JUMP -> "ja " + (at + 1 + operand);
            case BpfInstruction.RETURN -> "ret #" + hex + "  ; " + new BpfResult(operand, 0).verdict();
            default -> other(instruction, at, hex);
        };
    }

    private static String other(BpfInstruction instruction, int at, String hex) {
        String name = NAMES.getOrDefault(instruction.code(), "?");
        String operation =
                name.endsWith("#") ? name + hex : name.endsWith("M") ? name + "[" + instruction.operand() + "]" : name;
        boolean jumps = (instruction.code() & 7) == 5;
        return jumps
                ? operation + ", " + (at + 1 + instruction.jumpTrue()) + ", " + (at + 1 + instruction.jumpFalse())
                : operation;
    }

    private static String member(int offset, boolean bigEndian) {
        if (offset == SeccompData.NUMBER) {
            return "nr";
        }
        if (offset == SeccompData.ARCHITECTURE) {
            return "arch";
        }
        String half = (offset % 8 == 0) == bigEndian ? " upper" : " lower";
        return (offset < 16 ? "instruction_pointer" : "args[" + (offset - 16) / 8 + "]") + half;
    }
}
