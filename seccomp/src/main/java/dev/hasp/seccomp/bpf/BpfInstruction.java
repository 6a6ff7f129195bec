package dev.hasp.seccomp.bpf;

/**
 * An instruction of classic BPF: {@code struct sock_filter} of {@code linux/filter.h}.
 *
 * @param code the operation, such as {@link #JEQ}
 * @param jumpTrue how many instructions to skip if a comparison holds, 0 to 255
 * @param jumpFalse how many instructions to skip if it does not, 0 to 255
 * @param operand the constant, an unsigned word
 */
public record BpfInstruction(int code, int jumpTrue, int jumpFalse, int operand) {

    /** Load a word of {@code struct seccomp_data} at an offset in bytes. */
    public static final int LOAD = 0x20;

    /** Keep the bits of the operand. */
    public static final int AND = 0x54;

    /** Skip as many instructions as the operand says. */
    public static final int JUMP = 0x05;

    /** Compare for equality. */
    public static final int JEQ = 0x15;

    /** Compare for above, unsigned. */
    public static final int JGT = 0x25;

    /** Compare for at least, unsigned. */
    public static final int JGE = 0x35;

    /** Test whether any bit of the operand is set. */
    public static final int JSET = 0x45;

    /** End with the operand as the verdict. */
    public static final int RETURN = 0x06;

    public BpfInstruction {
        if ((code & 0xffff) != code || (jumpTrue & 0xff) != jumpTrue || (jumpFalse & 0xff) != jumpFalse) {
            throw new BpfException("instruction: code " + code + " with jumps " + jumpTrue + " and " + jumpFalse
                    + " does not fit; expected a code of 16 bits and jumps of 0 to 255");
        }
    }

    static BpfInstruction of(int code, int operand) {
        return new BpfInstruction(code, 0, 0, operand);
    }
}
