package dev.hasp.inforce;

import dev.hasp.docker.DockerEngine;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import dev.hasp.testing.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** An engine that {@code .ci/engine} started on this machine, of which more is known than its API tells. */
record OwnEngine(Engine engine, EngineFacts facts) {

    /** Asks the engine, and reads the files beside its socket. */
    static OwnEngine of(Engine engine) {
        Path directory = Path.of(engine.address().getPath()).getParent();
        EngineFacts told = DockerEngine.facts(engine.client());
        try {
            EngineFacts facts =
                    told.isPodman() ? told : told.withDaemon(Files.readString(directory.resolve("daemon.json")));
            return new OwnEngine(
                    engine,
                    facts.toBuilder()
                            .capabilities(capabilities(Files.readString(directory.resolve("engine.pid"))
                                    .strip()))
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException("no engine of .ci/engine is at " + engine.address(), e);
        }
    }

    private static Set<Capability> capabilities(String daemon) throws IOException {
        long bits = Files.readString(Path.of("/proc", daemon, "status"))
                .lines()
                .filter(line -> line.startsWith("CapBnd:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElseThrow();
        return Capability.known().stream()
                .filter(capability -> (bits >>> capability.bit().orElseThrow() & 1) == 1)
                .collect(Collectors.toSet());
    }

    /** The directory of what it asked of the runtime {@code capture}. */
    Path directory() {
        return Path.of(engine.address().getPath()).getParent();
    }
}
