package dev.hasp.testing.attack;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A static program for x86-64 that makes system calls one after the other, for what no shell can do. At the first call
 * that fails it writes the call's name and ends with the error's number; else it ends with 0.
 */
final class CallProgram {

    /** The machine that it runs on. */
    static final Architecture ARCHITECTURE = Architecture.X86_64;

    /** Where data begins in memory, the same in every program. */
    static final long DATA = 0x600000;

    /** As an argument: what {@link #keep} kept. */
    static final long KEPT = Long.MIN_VALUE;

    private static final SyscallTable NUMBERS = SyscallTable.of(ARCHITECTURE);
    private static final int CODE = 0x400000;
    private static final int HEADERS = 64 + 3 * 56;
    private static final int PAGE = 0x1000;
    private static final int ROOM = 0x10000;

    /** mov of a 64-bit constant into rdi, rsi, rdx, r10, r8 and r9 (Intel SDM volume 2, MOV). */
    private static final byte[][] CONSTANT = {
        {0x48, (byte) 0xbf},
        {0x48, (byte) 0xbe},
        {0x48, (byte) 0xba},
        {0x49, (byte) 0xba},
        {0x49, (byte) 0xb8},
        {0x49, (byte) 0xb9}
    };

    /** mov of r12 into the same registers. */
    private static final byte[][] FROM_R12 = {
        {0x4c, (byte) 0x89, (byte) 0xe7}, {0x4c, (byte) 0x89, (byte) 0xe6}, {0x4c, (byte) 0x89, (byte) 0xe2},
        {0x4d, (byte) 0x89, (byte) 0xe2}, {0x4d, (byte) 0x89, (byte) 0xe0}, {0x4d, (byte) 0x89, (byte) 0xe1}
    };

    /** write(1, r13, r14); exit(r15). */
    private static final byte[] FAIL = {
        0x49,
        (byte) 0x89,
        (byte) 0xc7, // mov r15, rax
        0x49,
        (byte) 0xf7,
        (byte) 0xdf, // neg r15
        (byte) 0xbf,
        1,
        0,
        0,
        0, // mov edi, 1
        0x4c,
        (byte) 0x89,
        (byte) 0xee, // mov rsi, r13
        0x4c,
        (byte) 0x89,
        (byte) 0xf2, // mov rdx, r14
        (byte) 0xb8,
        1,
        0,
        0,
        0, // mov eax, write
        0x0f,
        0x05, // syscall
        0x4c,
        (byte) 0x89,
        (byte) 0xff, // mov rdi, r15
        (byte) 0xb8,
        60,
        0,
        0,
        0, // mov eax, exit
        0x0f,
        0x05 // syscall
    };

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Puts a text with a 0 at its end into memory and says where it is. */
    long text(String text) {
        return bytes((text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** Puts bytes into memory, at an address that is a multiple of 16, and says where they are. */
    long bytes(byte[] bytes) {
        long address = DATA + data.size();
        data.writeBytes(Arrays.copyOf(bytes, (bytes.length + 15) / 16 * 16));
        return address;
    }

    /** So many bytes of zero. */
    long room(int size) {
        return bytes(new byte[size]);
    }

    /** A structure of little-endian words of eight bytes. */
    long words(long... words) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(words).forEach(buffer::putLong);
        return bytes(buffer.array());
    }

    /** A call that must succeed. */
    CallProgram call(String name, long... arguments) {
        make(name, arguments);
        failUnlessPositive();
        return this;
    }

    /** A call that must succeed, whose result is {@link #KEPT}. */
    CallProgram keep(String name, long... arguments) {
        call(name, arguments);
        instruction(0x49, 0x89, 0xc4); // mov r12, rax
        return this;
    }

    /** A call that may fail. */
    CallProgram attempt(String name, long... arguments) {
        make(name, arguments);
        return this;
    }

    /** Writes what a descriptor is, such as {@code anon_inode:[userfaultfd]}. */
    CallProgram show(int descriptor) {
        long path = text("/proc/self/fd/" + descriptor);
        long buffer = room(64);
        return call("readlink", path, buffer, 64).call("write", 1, buffer, 64);
    }

    /** Opens a file, which is the first descriptor unless others are open, and writes what it has. */
    CallProgram print(String file) {
        long path = text(file);
        long buffer = room(2048);
        return call("open", path, 0, 0).call("read", 3, buffer, 2048).call("write", 1, buffer, 2048);
    }

    private void make(String name, long... arguments) {
        byte[] said = (name + ": ").getBytes(StandardCharsets.UTF_8);
        instruction(0x49, 0xbd); // mov r13, name
        put(bytes(said), 8);
        instruction(0x41, 0xbe); // mov r14d, its length
        put(said.length, 4);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == KEPT) {
                code.writeBytes(FROM_R12[i]);
            } else {
                code.writeBytes(CONSTANT[i]);
                put(arguments[i], 8);
            }
        }
        instruction(0xb8); // mov eax, number
        put(NUMBERS.number(name).orElseThrow(() -> new IllegalArgumentException(ARCHITECTURE + " has no " + name)), 4);
        instruction(0x0f, 0x05); // syscall
    }

    private void failUnlessPositive() {
        instruction(0x48, 0x85, 0xc0); // test rax, rax
        instruction(0x79, FAIL.length); // jns over what follows
        code.writeBytes(FAIL);
    }

    private void instruction(int... bytes) {
        Arrays.stream(bytes).forEach(code::write);
    }

    private void put(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            code.write((int) (value >>> (8 * i)));
        }
    }

    /** The executable file (elf(5)): code that is only read and run, data that is only read and written. */
    byte[] file() {
        make("exit", 0);
        int offset = (HEADERS + code.size() + PAGE - 1) / PAGE * PAGE;
        ByteBuffer elf = ByteBuffer.allocate(offset + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        elf.putShort((short) 2).putShort((short) 62).putInt(1);
        elf.putLong(CODE + HEADERS).putLong(64).putLong(0).putInt(0);
        elf.putShort((short) 64).putShort((short) 56).putShort((short) 3);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        segment(elf, 1, 5, 0, CODE, HEADERS + code.size(), 0);
        segment(elf, 1, 6, offset, DATA, data.size(), ROOM);
        segment(elf, 0x6474e551, 6, 0, 0, 0, 0); // PT_GNU_STACK
        elf.put(code.toByteArray()).position(offset).put(data.toByteArray());
        return elf.array();
    }

    private static void segment(ByteBuffer elf, int type, int flags, int offset, long address, int size, int zeros) {
        elf.putInt(type).putInt(flags).putLong(offset).putLong(address).putLong(address);
        elf.putLong(size).putLong((long) size + zeros).putLong(PAGE);
    }
}
