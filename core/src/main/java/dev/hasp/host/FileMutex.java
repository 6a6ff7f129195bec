package dev.hasp.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One at a time: of the threads of this process by a monitor, and of processes by a lock on a file of its own ({@code fcntl}
 * F_SETLKW), which the kernel gives up when a process ends in any way.
 */
final class FileMutex {

    private final Path file;

    /**
     * One monitor in the whole process for a path, whoever made the object and whatever class loader: a process loses its
     * lock when it closes any descriptor of the file, so that must not happen while another thread holds it.
     */
    private final String monitor;

    private @Nullable FileChannel channel;
    private Optional<Object> key = Optional.empty();

    FileMutex(Path file) {
        this.file = file;
        this.monitor = (FileMutex.class.getName() + " " + file).intern();
    }

    /** What is done while no one else does anything. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    <T> T exclusively(Action<T> action) throws IOException {
        synchronized (monitor) {
            while (true) {
                FileChannel open = open();
                try (FileLock lock = open.lock()) {
                    // another file may have come there before this one was locked
                    if (lock.isValid() && PrivateFile.key(file).equals(key)) {
                        return action.run();
                    }
                }
                close();
            }
        }
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = PrivateFile.open(file, StandardOpenOption.CREATE);
            channel = open;
            key = PrivateFile.key(file);
        }
        return open;
    }

    void close() throws IOException {
        synchronized (monitor) {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
