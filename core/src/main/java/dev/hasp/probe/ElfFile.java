package dev.hasp.probe;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A static 64-bit little-endian ELF executable of three program headers: code that is only read and run, data that is
 * only read and written, and a stack that is not run (elf(5)).
 *
 * <p>Segments are 64 KiB apart, the largest page of a machine that it runs on, and each begins at its own remainder of
 * the file, as the kernel's {@code load_elf_binary} asks for.
 */
final class ElfFile {

    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int HEADERS = HEADER + 3 * PROGRAM_HEADER;
    private static final int CODE_SEGMENT = 0x400000;
    private static final int PAGE = 0x10000;
    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int RUN = 1;

    private ElfFile() {}

    /** Where the data of a program with so much code is in memory; 16-byte aligned. */
    static int dataAddress(int codeLength) {
        return CODE_SEGMENT + PAGE + dataOffset(codeLength);
    }

    private static int dataOffset(int codeLength) {
        return (HEADERS + codeLength + 15) / 16 * 16;
    }

    /**
     * The file.
     *
     * @param machine {@code e_machine}
     * @param code what runs, from its first byte on
     * @param data what is in memory at {@link #dataAddress}
     * @param zeros how many bytes of zero follow in memory
     */
    static byte[] of(int machine, byte[] code, byte[] data, int zeros) {
        int offset = dataOffset(code.length);
        ByteBuffer elf = ByteBuffer.allocate(offset + data.length).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        elf.putShort((short) 2).putShort((short) machine).putInt(1);
        elf.putLong(CODE_SEGMENT + HEADERS).putLong(HEADER).putLong(0).putInt(0);
        elf.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 3);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        int codeEnd = HEADERS + code.length;
        segment(elf, 1, READ | RUN, 0, CODE_SEGMENT, codeEnd, codeEnd);
        segment(elf, 1, READ | WRITE, offset, dataAddress(code.length), data.length, (long) data.length + zeros);
        segment(elf, 0x6474e551, READ | WRITE, 0, 0, 0, 0); // PT_GNU_STACK
        return elf.put(code).position(offset).put(data).array();
    }

    private static void segment(
            ByteBuffer elf, int type, int flags, int offset, int address, int fileSize, long memorySize) {
        elf.putInt(type).putInt(flags).putLong(offset).putLong(address).putLong(address);
        elf.putLong(fileSize).putLong(memorySize).putLong(PAGE);
    }
}
