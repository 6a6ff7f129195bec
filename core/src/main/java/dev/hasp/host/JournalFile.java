package dev.hasp.host;

import dev.hasp.selinux.mcs.Holding;
import dev.hasp.selinux.mcs.LabelStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The journal on the disk: read on, appended to, made last, rewritten. Used under the lock alone. */
final class JournalFile {

    private static final int LONGEST = 1 << 30;

    private final Path file;
    private final Path next;
    private final Path directory;
    private final long slack;

    private McsJournal journal;
    private @Nullable FileChannel channel;
    private Optional<Object> key = Optional.empty();

    /** Up to where this process knows it to be on the disk. */
    private long lasting;

    private boolean tellAll = true;

    /**
     * @param directory its real directory
     * @param name its name there
     * @param slack by how many bytes it may grow, beside what it had, before it is rewritten
     */
    JournalFile(Path directory, String name, long slack) {
        this.directory = directory;
        this.file = directory.resolve(name);
        this.next = directory.resolve(name + ".new");
        this.slack = slack;
        this.journal = new McsJournal(file);
    }

    /** Tells what was appended since the last time, by any process; everything if that is not known. */
    void tell(LabelStore.View view) throws IOException {
        FileChannel open = open();
        if (tellAll) {
            journal = new McsJournal(file);
            lasting = 0;
            view.forget();
        }
        tellAll = true; // if this does not come to its end
        journal.read(bytes(open, journal.position()), view);
        if (journal.position() == 0) {
            throw McsRegistryException.unsafe(file, "is empty, or no registry", "move it away");
        }
        if (journal.position() - journal.rewritten() > journal.rewritten() + slack) {
            rewrite();
        }
        tellAll = false;
    }

    private FileChannel opened() {
        return Objects.requireNonNull(channel, "nothing was told yet");
    }

    /** Opens what is there now, or makes it. */
    FileChannel open() throws IOException {
        Optional<Object> there = PrivateFile.key(file);
        FileChannel open = channel;
        if (open != null && open.isOpen() && there.equals(key)) {
            return open;
        }
        if (there.isEmpty()) {
            if (key.isPresent()) {
                throw McsRegistryException.unsafe(
                        file,
                        "was removed while it was in use, so that it is not known who holds what",
                        "open it again, and observe the levels of all containers that exist before taking new ones");
            }
            create(new LinkedHashMap<>());
        }
        closeChannel();
        tellAll = true;
        open = PrivateFile.open(file);
        channel = open;
        key = PrivateFile.key(file);
        return open;
    }

    private static byte[] bytes(FileChannel open, long from) throws IOException {
        long size = open.size() - from;
        if (size > LONGEST) {
            throw new IOException(size + " bytes are more than a registry can have");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, size));
        while (bytes.hasRemaining() && open.read(bytes, from + bytes.position()) > 0) {
            // until it is read
        }
        return bytes.array();
    }

    /** Appends a line, in place of one that was not written to its end. */
    void append(String text) throws IOException {
        FileChannel open = opened();
        tellAll = true; // if this does not come to its end
        long position = journal.position();
        if (open.size() > position) {
            open.truncate(position);
        }
        write(open, journal.line(text), position);
        tellAll = false;
    }

    private static void write(FileChannel open, byte[] line, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            open.write(bytes, position + bytes.position());
        }
    }

    /** Makes sure that everything that was told or appended outlives the machine. */
    void makeLast() throws IOException {
        if (lasting < journal.position()) {
            opened().force(false);
            lasting = journal.position();
        }
    }

    /** Tells everything again the next time. */
    void forget() {
        tellAll = true;
    }

    private void rewrite() throws IOException {
        Map<String, Holding> holdings = new LinkedHashMap<>();
        new McsJournal(file).read(bytes(opened(), 0), new LabelStore.View() {
            @Override
            public void forget() {
                holdings.clear();
            }

            @Override
            public void held(Holding holding) {
                holdings.put(holding.holder(), holding);
            }

            @Override
            public void released(String holder) {
                holdings.remove(holder);
            }
        });
        McsJournal written = create(holdings);
        closeChannel();
        channel = PrivateFile.open(file);
        key = PrivateFile.key(file);
        journal = written;
        lasting = written.position();
    }

    /** Puts a journal of these holdings into the file's place, all at once. */
    private McsJournal create(Map<String, Holding> holdings) throws IOException {
        Files.deleteIfExists(next);
        McsJournal written = new McsJournal(file);
        try (FileChannel out = PrivateFile.open(next, StandardOpenOption.CREATE_NEW)) {
            OutputStream lines = new BufferedOutputStream(Channels.newOutputStream(out), 1 << 16);
            lines.write(written.header());
            for (Holding holding : holdings.values()) {
                lines.write(written.line(McsJournal.hold(holding)));
            }
            lines.write(written.endOfRewritten());
            lines.flush();
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        PrivateFile.force(directory);
        return written;
    }

    private void closeChannel() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    void close() throws IOException {
        closeChannel();
        channel = null;
        key = Optional.empty();
        tellAll = true;
    }
}
