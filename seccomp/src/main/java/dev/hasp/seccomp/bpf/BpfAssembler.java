package dev.hasp.seccomp.bpf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a program from its end, so that the targets of jumps are known when jumps are written. A place is how many
 * instructions stand behind an instruction.
 */
final class BpfAssembler {

    private static final int FURTHEST = 255;

    private final List<BpfInstruction> reversed = new ArrayList<>();
    private final Map<Integer, Integer> returns = new HashMap<>();

    /** The place of an instruction that returns a value and can be reached from the next instruction. */
    int ret(int value) {
        Integer known = returns.get(value);
        if (known != null && distance(known) <= FURTHEST) {
            return known;
        }
        int place = append(BpfInstruction.of(BpfInstruction.RETURN, value));
        returns.put(value, place);
        return place;
    }

    /** Loads a word and goes on. */
    int load(int offset, int next) {
        fallThrough(next);
        return append(BpfInstruction.of(BpfInstruction.LOAD, offset));
    }

    /** Keeps some bits and goes on. */
    int and(int mask, int next) {
        fallThrough(next);
        return append(BpfInstruction.of(BpfInstruction.AND, mask));
    }

    /** Compares and goes on at one of two places. */
    int compare(int code, int operand, int holds, int fails) {
        int whenTrue = holds;
        int whenFalse = fails;
        while (distance(whenTrue) > FURTHEST || distance(whenFalse) > FURTHEST) {
            if (distance(whenTrue) > FURTHEST) {
                whenTrue = near(whenTrue);
            }
            if (distance(whenFalse) > FURTHEST) {
                whenFalse = near(whenFalse);
            }
        }
        return append(new BpfInstruction(code, distance(whenTrue), distance(whenFalse), operand));
    }

    /** How many instructions the next one would skip to get to a place. */
    private int distance(int place) {
        return reversed.size() - place - 1;
    }

    private void fallThrough(int next) {
        if (distance(next) != 0) {
            near(next);
        }
    }

    /** A place beside the next instruction from which it goes on as at a far one. */
    private int near(int far) {
        BpfInstruction target = reversed.get(far);
        if (target.code() == BpfInstruction.RETURN) {
            returns.put(target.operand(), reversed.size());
            return append(target);
        }
        return append(BpfInstruction.of(BpfInstruction.JUMP, distance(far)));
    }

    private int append(BpfInstruction instruction) {
        // far above any program that the kernel takes, which is checked in the end
        if (reversed.size() > 16 * BpfProgram.MAX_INSTRUCTIONS) {
            throw new BpfException("program: more than " + reversed.size() + " instructions; the kernel takes "
                    + BpfProgram.MAX_INSTRUCTIONS);
        }
        reversed.add(instruction);
        return reversed.size() - 1;
    }

    List<BpfInstruction> program() {
        List<BpfInstruction> program = new ArrayList<>(reversed);
        Collections.reverse(program);
        return program;
    }
}
