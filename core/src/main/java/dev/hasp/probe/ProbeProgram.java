package dev.hasp.probe;

import dev.hasp.linux.Architecture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program that asks the kernel questions and writes the answers to its standard output.
 *
 * <p>It is a loop of a hundred bytes over a table of system calls; everything that it knows is in the table. It needs
 * no library, no shell, no memory of its own and no other process, and changes nothing. First it reads files and writes
 * what it found, then it makes the calls that are asked for and writes the answers, so that what a filter does about
 * such a call cannot take the files away.
 */
final class ProbeProgram implements Executable {

    /** The calls that it cannot do without, besides those that an engine makes on the way. */
    static final List<String> NEEDED =
            List.of("execve", "openat", "read", "getdents64", "readlinkat", "newfstatat", "close", "write", "exit");

    private static final int TOKEN = 16;
    private static final int STANDARD_OUTPUT = 1;

    private final MachineCode machine;
    private final List<FileQuestion> files;
    private final List<CallQuestion> calls;
    private final byte[] token;

    /** How many records there are before those of the calls. */
    private final int fileRecords;

    private final int buffers;

    /**
     * A program of these questions.
     *
     * @throws ProbeException if there is no code for the machine
     */
    ProbeProgram(Architecture architecture, List<FileQuestion> files, List<CallQuestion> calls) {
        this.machine = MachineCode.of(architecture);
        this.files = files.stream().distinct().toList();
        this.calls = List.copyOf(calls);
        this.token = Arrays.copyOf(sha256(this.files + " " + this.calls), TOKEN);
        this.fileRecords = this.files.stream().mapToInt(FileQuestion::size).sum();
        this.buffers = this.files.stream().mapToInt(FileQuestion::room).sum();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public Architecture architecture() {
        return machine.architecture();
    }

    @Override
    public byte[] file() {
        int codeLength = machine.loop(0).length;
        long data = ElfFile.dataAddress(codeLength);
        long fileTable = data + TOKEN;
        long callTable = fileTable + (long) (fileRecords + 2) * CallRecord.SIZE;
        long paths = callTable + (long) (calls.size() + 4) * CallRecord.SIZE;
        byte[] strings = strings();
        long buffer = paths + strings.length;

        List<CallRecord> records = new ArrayList<>();
        long path = paths;
        long end = buffer;
        for (FileQuestion file : files) {
            records.addAll(file.records(machine, path, end));
            path += utf8(file.path()).length + 1L;
            end += file.room();
        }
        records.add(write(data, TOKEN + fileRecords * CallRecord.SIZE));
        records.add(write(buffer, buffers));
        calls.forEach(call -> records.add(new CallRecord(call.number(), CallRecord.PLAIN, call.arguments())));
        records.add(write(callTable, calls.size() * CallRecord.SIZE));
        records.add(CallRecord.of(machine.number("exit"), CallRecord.PLAIN, 0));
        records.add(CallRecord.of(machine.number("exit_group"), CallRecord.PLAIN, 0));
        records.add(CallRecord.of(0, CallRecord.END));

        ByteBuffer content = ByteBuffer.allocate(TOKEN + records.size() * CallRecord.SIZE + strings.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        content.put(token);
        records.forEach(call -> call.write(content));
        content.put(strings);
        return ElfFile.of(machine.elfMachine(), machine.loop((int) fileTable), content.array(), buffers);
    }

    private CallRecord write(long address, int length) {
        return CallRecord.of(machine.number("write"), CallRecord.AGAIN, STANDARD_OUTPUT, address, length);
    }

    /** The paths, each ended by 0, and as many zeros as make the buffers aligned. */
    private byte[] strings() {
        byte[] strings =
                utf8(String.join("\0", files.stream().map(FileQuestion::path).toList()) + "\0");
        return Arrays.copyOf(strings, (strings.length + 15) / 16 * 16);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many bytes it writes if it comes to its end. */
    int outputLength() {
        return filesLength() + calls.size() * CallRecord.SIZE;
    }

    private int filesLength() {
        return TOKEN + fileRecords * CallRecord.SIZE + buffers;
    }

    /** Whether that output begins as this program's, and has at least the files. */
    boolean hasFiles(byte[] output) {
        return output.length >= filesLength() && Arrays.equals(Arrays.copyOf(output, TOKEN), token);
    }

    /** What it found in files; for an output that {@link #hasFiles}. */
    ProbedFiles files(byte[] output) {
        ByteBuffer table = ByteBuffer.wrap(output, TOKEN, fileRecords * CallRecord.SIZE)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        ProbedFiles found = new ProbedFiles(machine.modeOffset());
        int record = 0;
        int buffer = TOKEN + fileRecords * CallRecord.SIZE;
        for (FileQuestion file : files) {
            byte[] content = Arrays.copyOfRange(output, buffer, buffer + file.room());
            switch (file.kind()) {
                case LINK, STATUS -> found.add(file, CallRecord.result(table, record), content);
                case TEXT, NAMES -> {
                    long opened = CallRecord.result(table, record);
                    long ended = CallRecord.result(table, record + 1);
                    long length = file.room() - CallRecord.left(table, record + 1);
                    found.add(file, opened < 0 ? opened : ended < 0 ? ended : length, content);
                }
            }
            record += file.size();
            buffer += file.room();
        }
        return found;
    }

    /** How the kernel answered the calls; empty if it did not come to its end. */
    List<Long> results(byte[] output) {
        if (output.length < outputLength()) {
            return List.of();
        }
        ByteBuffer table = ByteBuffer.wrap(output, filesLength(), calls.size() * CallRecord.SIZE)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Long> results = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            results.add(CallRecord.result(table, i));
        }
        return results;
    }
}
