package dev.hasp.inforce;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A program for x86-64 that gives a file the capability NET_RAW, as {@code setcap cap_net_raw+ep} does, since busybox
 * has no such command. It ends with the kernel's error number.
 */
final class FileCapabilityProgram {

    private static final int LOAD = 0x400000;
    private static final int HEADERS = 64 + 56;
    private static final int CODE = 48;
    private static final int NET_RAW = 1 << 13;

    private FileCapabilityProgram() {}

    /** A line of shell that writes the program to a file. */
    static String shell(String program, String target) {
        StringBuilder octal = new StringBuilder();
        for (byte b : elf(target)) {
            octal.append(String.format("\\%03o", b & 0xff));
        }
        return "printf '" + octal + "' > " + program + " && chmod 755 " + program;
    }

    private static byte[] elf(String target) {
        byte[] path = (target + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] name = "security.capability\0".getBytes(StandardCharsets.UTF_8);
        int size = HEADERS + CODE + path.length + name.length + 20;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header(elf);
        segment(elf, size);
        code(elf, path.length, name.length);
        elf.put(path).put(name);
        // struct vfs_cap_data, revision 2 with the effective bit (linux/capability.h)
        elf.putInt(0x02000001).putInt(NET_RAW).putInt(0).putInt(0).putInt(0);
        return elf.array();
    }

    /** Elf64_Ehdr: an executable for x86-64 with one program header (elf(5)). */
    private static void header(ByteBuffer elf) {
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        elf.putShort((short) 2).putShort((short) 62).putInt(1);
        elf.putLong(LOAD + HEADERS).putLong(64).putLong(0).putInt(0);
        elf.putShort((short) 64).putShort((short) 56).putShort((short) 1);
        elf.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    }

    /** Elf64_Phdr: the whole file, readable and executable. */
    private static void segment(ByteBuffer elf, int size) {
        elf.putInt(1).putInt(5).putLong(0).putLong(LOAD).putLong(LOAD);
        elf.putLong(size).putLong(size).putLong(0x1000);
    }

    /** exit(-setxattr(path, name, value, 20, 0)). */
    private static void code(ByteBuffer elf, int pathLength, int nameLength) {
        int start = elf.position();
        elf.put((byte) 0xb8).putInt(188); // mov eax, setxattr
        address(elf, 0x3d, start + CODE); // lea rdi, path
        address(elf, 0x35, start + CODE + pathLength); // lea rsi, name
        address(elf, 0x15, start + CODE + pathLength + nameLength); // lea rdx, value
        elf.put((byte) 0x41).put((byte) 0xba).putInt(20); // mov r10d, 20
        elf.put(new byte[] {0x45, 0x31, (byte) 0xc0}); // xor r8d, r8d
        elf.put(new byte[] {0x0f, 0x05}); // syscall
        elf.put(new byte[] {(byte) 0xf7, (byte) 0xd8}); // neg eax
        elf.put(new byte[] {(byte) 0x89, (byte) 0xc7}); // mov edi, eax
        elf.put((byte) 0xb8).putInt(60); // mov eax, exit
        elf.put(new byte[] {0x0f, 0x05}); // syscall
        elf.position(start + CODE);
    }

    private static void address(ByteBuffer elf, int register, int target) {
        elf.put((byte) 0x48).put((byte) 0x8d).put((byte) register);
        elf.putInt(target - elf.position() - 4);
    }
}
