package dev.hasp.host;

import dev.hasp.control.ByteSize;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.KernelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an engine's host is this one. The address does not tell: a socket here may lead to a machine elsewhere. So the
 * host's name, its kernel and its memory to the byte are compared, of which the engine tells all three.
 */
public final class LocalEngine {

    /** proc_meminfo(5): in units of 1024 bytes. */
    private static final Pattern MEMORY = Pattern.compile("MemTotal: +([0-9]{1,12}) kB");

    private static final int UNIT = 1024;

    private final Path proc;

    private LocalEngine(Path proc) {
        this.proc = proc;
    }

    /**
     * Whether all that an engine tells of its host is true of this one; false where it tells too little, and where it
     * runs in a container of this host.
     */
    public static boolean isOnThisHost(EngineFacts engine) {
        return isOnThisHost(engine, Path.of("/proc"));
    }

    static boolean isOnThisHost(EngineFacts engine, Path proc) {
        return new LocalEngine(proc).has(engine);
    }

    private boolean has(EngineFacts engine) {
        return engine.hostName().isPresent()
                && engine.kernel().isPresent()
                && engine.memory().isPresent()
                && engine.hostName().equals(line("sys/kernel/hostname"))
                && engine.kernel().equals(kernel())
                && engine.memory().equals(memory());
    }

    private Optional<KernelVersion> kernel() {
        try {
            return line("sys/kernel/osrelease").map(KernelVersion::of);
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }

    private Optional<ByteSize> memory() {
        Matcher memory = MEMORY.matcher(text("meminfo").orElse(""));
        return memory.find() ? Optional.of(ByteSize.of(Long.parseLong(memory.group(1)) * UNIT)) : Optional.empty();
    }

    private Optional<String> line(String file) {
        return text(file).map(String::strip);
    }

    private Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(proc.resolve(file)));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
