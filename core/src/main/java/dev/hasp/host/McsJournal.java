package dev.hasp.host;

import dev.hasp.selinux.LevelRange;
import dev.hasp.selinux.MalformedLabelException;
import dev.hasp.selinux.mcs.Holding;
import dev.hasp.selinux.mcs.LabelStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;

/**
 * The lines of a registry: a transaction each, as {@code + HOLDER LEVELS} and {@code - HOLDER} for what it recorded, and a
 * CRC-32C of it and of the line before. So a transaction is there whole or not at all, and no line can be changed, lost or
 * moved unseen. A line {@code =} ends what was rewritten.
 */
final class McsJournal {

    private static final String HEADER = "hasp-mcs 1";
    private static final String REWRITTEN = "=";
    private static final int CHECKSUM = 8;

    private final Path file;
    private byte[] checksum = new byte[CHECKSUM];
    private long position;
    private long rewritten;

    /** @param file for messages */
    McsJournal(Path file) {
        this.file = file;
    }

    /** Where the next line begins. */
    long position() {
        return position;
    }

    /** How long it was when it was rewritten last. */
    long rewritten() {
        return rewritten;
    }

    byte[] header() {
        return line(HEADER);
    }

    byte[] endOfRewritten() {
        byte[] line = line(REWRITTEN);
        rewritten = position;
        return line;
    }

    static String hold(Holding holding) {
        return "+ " + holding;
    }

    static String release(String holder) {
        return "- " + holder;
    }

    /** The next line, as if it were written. */
    byte[] line(String text) {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        byte[] sum = checksum(content, 0, content.length);
        byte[] line = Arrays.copyOf(content, content.length + 1 + CHECKSUM + 1);
        line[content.length] = ' ';
        System.arraycopy(sum, 0, line, content.length + 1, CHECKSUM);
        line[line.length - 1] = '\n';
        checksum = sum;
        position += line.length;
        return line;
    }

    private byte[] checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(checksum);
        sum.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) sum.getValue()).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads the lines that follow; a last one that was not written to its end is passed over.
     *
     * @throws McsRegistryException if something else is no line
     */
    void read(byte[] bytes, LabelStore.View view) {
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                if (!readLine(bytes, start, end, view)) {
                    if (end == bytes.length - 1 && hasNul(bytes, start)) {
                        return; // the machine stopped before all blocks of the line were written
                    }
                    throw McsRegistryException.damaged(file, position, "is damaged");
                }
                position += end + 1 - start;
                start = end + 1;
            }
        }
    }

    private static boolean hasNul(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean readLine(byte[] bytes, int start, int end, LabelStore.View view) {
        int content = end - CHECKSUM - 1 - start;
        if (content <= 0 || bytes[start + content] != ' ') {
            return false;
        }
        byte[] sum = Arrays.copyOfRange(bytes, end - CHECKSUM, end);
        if (!Arrays.equals(sum, checksum(bytes, start, content))) {
            return false;
        }
        String text = new String(bytes, start, content, StandardCharsets.US_ASCII);
        if (position == 0) {
            if (!text.equals(HEADER)) {
                throw McsRegistryException.unsafe(
                        file, "begins with \"" + text + "\", not \"" + HEADER + "\"", "use the version that wrote it");
            }
        } else if (text.equals(REWRITTEN)) {
            rewritten = position + end + 1 - start;
        } else {
            tell(text, view);
        }
        checksum = sum;
        return true;
    }

    private void tell(String text, LabelStore.View view) {
        try {
            for (Iterator<String> words = List.of(text.split(" ")).iterator(); words.hasNext(); ) {
                String change = words.next();
                String holder = words.next();
                switch (change) {
                    case "+" -> view.held(new Holding(holder, LevelRange.parse(words.next())));
                    case "-" -> view.released(holder);
                    default -> throw McsRegistryException.damaged(file, position, "has an unknown change");
                }
            }
        } catch (NoSuchElementException | MalformedLabelException wrong) {
            throw McsRegistryException.damaged(file, position, "has a line that does not say who holds what");
        }
    }
}
