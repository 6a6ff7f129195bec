package dev.hasp.seccomp.bpf;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter as a program of classic BPF, as {@code seccomp(2)} loads it.
 *
 * <p>Every program is one that the kernel takes ({@code bpf_check_classic} and {@code seccomp_check_filter}): jumps stay
 * inside, every path returns, loads are aligned and inside {@code struct seccomp_data}.
 */
public final class BpfProgram {

    /** The most instructions of one filter: {@code BPF_MAXINSNS}. */
    public static final int MAX_INSTRUCTIONS = 4096;

    private static final int INSTRUCTION_BYTES = 8;

    private final List<BpfInstruction> instructions;
    private final boolean bigEndian;

    private BpfProgram(List<BpfInstruction> instructions, boolean bigEndian) {
        this.instructions = List.copyOf(instructions);
        this.bigEndian = bigEndian;
        BpfChecks.check(this.instructions);
    }

    /**
     * A program of given instructions.
     *
     * @param bigEndian whether the machine stores words big-endian
     * @throws BpfException if the kernel would refuse it
     */
    public static BpfProgram of(List<BpfInstruction> instructions, boolean bigEndian) {
        return new BpfProgram(instructions, bigEndian);
    }

    /**
     * Compiles a filter with all architectures that it covers.
     *
     * @throws BpfException if it takes more than {@link #MAX_INSTRUCTIONS} instructions
     */
    public static BpfProgram compile(SeccompFilter filter) {
        return compile(FilterMeaning.of(filter), filter.nativeArchitecture());
    }

    /**
     * Compiles what a filter means.
     *
     * @param nativeArchitecture the one whose calls are the most frequent, and whose byte order the program expects
     * @throws BpfException if it takes more than {@link #MAX_INSTRUCTIONS} instructions
     */
    public static BpfProgram compile(FilterMeaning meaning, Architecture nativeArchitecture) {
        return new BpfProgram(new BpfCompiler(meaning, nativeArchitecture).compile(), nativeArchitecture.isBigEndian());
    }

    /**
     * Reads an array of {@code struct sock_filter}, such as {@code seccomp_export_bpf} writes.
     *
     * @throws BpfException if the kernel would refuse it
     */
    public static BpfProgram read(byte[] bytes, boolean bigEndian) {
        if (bytes.length % INSTRUCTION_BYTES != 0) {
            throw new BpfException("program: " + bytes.length + " bytes; expected a multiple of eight");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(order(bigEndian));
        List<BpfInstruction> read = new ArrayList<>();
        while (in.hasRemaining()) {
            read.add(new BpfInstruction(in.getShort() & 0xffff, in.get() & 0xff, in.get() & 0xff, in.getInt()));
        }
        return new BpfProgram(read, bigEndian);
    }

    /** The program as an array of {@code struct sock_filter} in the machine's byte order. */
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(size() * INSTRUCTION_BYTES).order(order(bigEndian));
        for (BpfInstruction instruction : instructions) {
            out.putShort((short) instruction.code());
            out.put((byte) instruction.jumpTrue());
            out.put((byte) instruction.jumpFalse());
            out.putInt(instruction.operand());
        }
        return out.array();
    }

    private static ByteOrder order(boolean bigEndian) {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    public List<BpfInstruction> instructions() {
        return instructions;
    }

    /** How many instructions there are. */
    public int size() {
        return instructions.size();
    }

    /** Whether the machine for which it is stores words big-endian. */
    public boolean isBigEndian() {
        return bigEndian;
    }

    /** What the program makes of a call. */
    public BpfResult run(SeccompData call) {
        return new BpfInterpreter(instructions, bigEndian, call).run();
    }

    /** What the calls of an architecture cost. */
    public BpfCosts costs(Architecture architecture) {
        return BpfCosts.of(this, architecture);
    }

    /** The program as text, one instruction a line, with the targets of jumps as line numbers. */
    public String disassemble() {
        return BpfDisassembler.text(this);
    }

    /** Such as {@code 412 instructions}. */
    @Override
    public String toString() {
        return size() + " instructions";
    }
}
