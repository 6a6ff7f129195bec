package dev.hasp.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A tar archive in ustar form (POSIX pax, "ustar Interchange Format"), of files and directories of root's, undated. */
final class TarFile {

    private static final int BLOCK = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TarFile directory(String name) {
        header(name + "/", '5', 0755, 0);
        return this;
    }

    TarFile file(String name, int mode, byte[] content) {
        header(name, '0', mode, content.length);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    private void header(String name, char type, int mode, int size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "%07o".formatted(mode));
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "00000000000");
        put(header, 148, "        "); // the checksum counts itself as spaces
        put(header, 156, Character.toString(type));
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        bytes.writeBytes(header);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, at, ascii.length);
    }

    byte[] end() {
        bytes.writeBytes(new byte[2 * BLOCK]);
        return bytes.toByteArray();
    }
}
