package dev.hasp.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import dev.hasp.selinux.mcs.Holding;
import dev.hasp.selinux.mcs.McsAllocator;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Processes that share a registry and are killed at any moment. The number of levels is the system property
 * {@code hasp.mcs.levels}, and how often one is killed {@code hasp.mcs.kills}. The registry is in memory where the machine has
 * such a file system: what a killed process wrote is in the kernel's hands either way.
 */
class KilledProcessesTest {

    private static final int PROCESSES = 8;
    private static final int LEVELS = Integer.getInteger("hasp.mcs.levels", 200_000);
    private static final int KILLS = Integer.getInteger("hasp.mcs.kills", 40);
    private static final Path MEMORY = Path.of("/dev/shm");

    private record Running(int number, Process process) {}

    private final List<Running> running = new ArrayList<>();
    private final Random random = new Random();
    private Path directory = MEMORY;
    private int last;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "hasp-mcs-")
                : Files.createTempDirectory("hasp-mcs-");
    }

    @AfterEach
    void clean() throws IOException {
        running.forEach(taking -> taking.process().destroyForcibly());
        for (File left : directory.toFile().listFiles()) {
            Files.delete(left.toPath());
        }
        Files.delete(directory);
    }

    @Test
    @Timeout(600)
    void lose_no_level_and_give_none_twice() throws Exception {
        HeldPairs witness = HeldPairs.of(directory.resolve("witness"));
        try (McsRegistry registry = McsRegistry.open(directory.resolve("mcs"))) {
            McsAllocator labels = McsAllocator.over(registry);
            for (int i = 0; i < PROCESSES; i++) {
                start();
            }
            int recovered = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                while (witness.counted() < (long) kill * LEVELS / (KILLS + 1)) {
                    Running any = running.get(random.nextInt(running.size()));
                    assertThat(any.process().waitFor(random.nextInt(5_000), TimeUnit.MICROSECONDS))
                            .as("ended by itself")
                            .isFalse();
                }
                Running killed = running.remove(random.nextInt(running.size()));
                killed.process().destroyForcibly().waitFor();
                recovered += recover(labels, witness, killed.number());
                start();
            }
            for (Running taking : running) {
                assertThat(taking.process().waitFor()).isZero();
            }

            assertThat(witness.counted()).isGreaterThanOrEqualTo(LEVELS);
            assertThat(witness.wrong()).as("levels that two held at once").isZero();
            assertThat(witness.of(0)).hasSize(Level.CATEGORIES * Level.CATEGORIES);
            assertThat(recovered).as("levels that killed processes held").isPositive();
            assertThat(labels.holdings()).as("levels that leaked").isEmpty();
            assertThat(labels.left()).isEqualTo(523_775);
        }
    }

    /** Releases what a killed process held, and finds in the registry everything that it had been given. */
    private static int recover(McsAllocator labels, HeldPairs witness, int killed) {
        String holder = TakingProcess.holder(killed);
        List<Level> given = witness.of(killed);
        List<Level> registered = labels.holdings().stream()
                .filter(holding -> holding.holder().startsWith(holder))
                .map(Holding::range)
                .map(LevelRange::low)
                .toList();
        assertThat(registered).containsAll(given);
        given.forEach(level -> witness.mark(level, killed, 0));
        return labels.releaseAllBut(name -> !name.startsWith(holder)).size();
    }

    private void start() throws IOException {
        last++;
        String classPath = Stream.of(McsRegistry.class, TakingProcess.class)
                .map(KilledProcessesTest::place)
                .collect(Collectors.joining(File.pathSeparator));
        running.add(new Running(
                last,
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "-Xmx96m",
                                "-cp",
                                classPath,
                                TakingProcess.class.getName(),
                                directory.resolve("mcs").toString(),
                                directory.resolve("witness").toString(),
                                Integer.toString(last),
                                Integer.toString(LEVELS))
                        .redirectOutput(Redirect.INHERIT)
                        .redirectError(Redirect.INHERIT)
                        .start()));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
