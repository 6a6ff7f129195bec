package dev.hasp.host;

import dev.hasp.selinux.mcs.Holding;
import dev.hasp.selinux.mcs.LabelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file of this host that says who holds which levels, for all processes that start containers here.
 *
 * <pre>{@code
 * try (McsRegistry registry = McsRegistry.open(McsRegistry.DEFAULT)) {
 *     Level level = McsAllocator.over(registry).take("job-7");
 * }
 * }</pre>
 *
 * <p>It is a journal: a transaction is a line with a checksum, appended and made last ({@code fdatasync}) before the
 * transaction returns, so that a process may be killed and the machine may stop at any moment; a line that was not written
 * to its end is passed over and taken away. It is rewritten when most of it is past, under another name that is then renamed.
 * Beside it is {@code FILE.lock}, which is locked during a transaction and never removed.
 *
 * <p>Files have mode 0600. Symbolic links in place of them, files and directories that another user could have written, and
 * network file systems are refused. Safe for threads; an interrupted thread gets a {@link McsRegistryException}.
 */
public final class McsRegistry implements LabelStore, AutoCloseable {

    /**
     * {@code /var/lib/hasp/mcs}. It outlives a start of the machine, because containers that exist, and files that were
     * labelled for them, do too.
     */
    public static final Path DEFAULT = Path.of("/var/lib/hasp/mcs");

    /** File systems whose locks and order of writes are not those of a local disk; levels are a host's own besides. */
    private static final Set<String> REMOTE = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "afs",
            "ceph",
            "glusterfs",
            "fuse.glusterfs",
            "fuse.sshfs",
            "lustre",
            "9p");

    private static final long SLACK = 1 << 20;

    private final Path file;
    private final FileMutex mutex;
    private final JournalFile journal;

    private McsRegistry(Path directory, String name, long slack) {
        this.file = directory.resolve(name);
        this.mutex = new FileMutex(directory.resolve(name + ".lock"));
        this.journal = new JournalFile(directory, name, slack);
    }

    /**
     * Opens a registry; makes it, and its directory, if there is none.
     *
     * @throws McsRegistryException if it is not safe there, or cannot be read or written
     */
    public static McsRegistry open(Path file) {
        return open(file, SLACK);
    }

    /** @param slack by how many bytes it may grow, beside what it held, before it is rewritten */
    static McsRegistry open(Path file, long slack) {
        try {
            Path absolute = file.toAbsolutePath();
            Path name = absolute.getFileName();
            Path parent = absolute.getParent();
            if (name == null || parent == null) {
                throw McsRegistryException.unsafe(absolute, "is no file", "give the path of a file");
            }
            Path directory = PrivateFile.directory(parent);
            String type = Files.getFileStore(directory).type();
            if (REMOTE.contains(type)) {
                throw McsRegistryException.unsafe(
                        absolute, "is on a file system of type " + type, "keep it on a disk of this host");
            }
            McsRegistry registry = new McsRegistry(directory, name.toString(), slack);
            registry.mutex.exclusively(registry.journal::open);
            return registry;
        } catch (IOException e) {
            throw McsRegistryException.failed(file, e);
        }
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    @Override
    public <T> T exclusively(Transaction<T> transaction) {
        try {
            return mutex.exclusively(() -> run(transaction));
        } catch (IOException e) {
            throw McsRegistryException.failed(file, e);
        }
    }

    private <T> T run(Transaction<T> transaction) throws IOException {
        Changes changes = new Changes();
        try {
            T result = transaction.run(changes);
            changes.append();
            journal.makeLast();
            changes.lines.clear();
            return result;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (!changes.lines.isEmpty()) {
                journal.forget();
            }
        }
    }

    /** Gives back the files; levels stay held. */
    @Override
    public void close() {
        try {
            mutex.exclusively(() -> {
                journal.close();
                return true;
            });
            mutex.close();
        } catch (IOException e) {
            throw McsRegistryException.failed(file, e);
        }
    }

    /** What a transaction records. */
    private final class Changes implements Ledger {

        private final List<String> lines = new ArrayList<>();
        private boolean told;

        @Override
        public void tell(View view) {
            try {
                journal.tell(view);
                told = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void hold(Holding holding) {
            record(McsJournal.hold(holding));
        }

        @Override
        public void release(String holder) {
            record(McsJournal.release(holder));
        }

        private void record(String line) {
            if (!told) {
                throw new IllegalStateException("a transaction must be told first what was recorded");
            }
            lines.add(line);
        }

        void append() throws IOException {
            if (!lines.isEmpty()) {
                journal.append(String.join(" ", lines));
            }
        }
    }
}
