package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hasp.SecuritySpec;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.order.Comparison;
import dev.hasp.order.Difference;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import dev.hasp.witness.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison says that one profile may and another may not, a real container of the one can and of the other cannot. */
@RequiresEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WitnessTest {

    private final Engine engine;
    private final EngineFacts facts;
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    WitnessTest(Engine engine) {
        this.engine = engine;
        this.facts = OwnEngine.of(engine).facts();
    }

    @AfterAll
    void stop() {
        workers.shutdownNow();
    }

    private static void prepareHost(Path host) throws IOException {
        mode(host, "rwxr-xr-x");
        mode(Files.createDirectory(host.resolve("in")), "rwxrwxrwx");
        mode(Files.writeString(host.resolve(Pairs.MARK), "mark"), "rw-r--r--");
        Path ofGroup = mode(Files.writeString(host.resolve(Pairs.OF_GROUP), "mark"), "---r-----");
        Files.setAttribute(ofGroup, "unix:gid", 44);
        Path setuid = Files.copy(Path.of("/bin/busybox"), host.resolve(Pairs.SETUID));
        Files.setAttribute(setuid, "unix:mode", 04755);
    }

    private static Path mode(Path path, String mode) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    @TestFactory
    Stream<DynamicTest> one_can_and_the_other_cannot(@TempDir Path host) throws IOException {
        prepareHost(host);
        List<Pair> pairs = Pairs.all(host);
        Map<SecuritySpec, Set<String>> attempts = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            attempts.computeIfAbsent(pair.permitting(), spec -> new LinkedHashSet<>())
                    .add(pair.attempt());
            attempts.computeIfAbsent(pair.denying(), spec -> new LinkedHashSet<>())
                    .add(pair.attempt());
        }
        Map<SecuritySpec, CompletableFuture<Sections>> answers = new LinkedHashMap<>();
        attempts.forEach((spec, scripts) ->
                answers.put(spec, CompletableFuture.supplyAsync(() -> Sections.of(engine, spec, scripts), workers)));
        return pairs.stream()
                .map(pair -> dynamicTest(
                        pair.name(),
                        () -> check(
                                pair,
                                answers.get(pair.permitting()).join(),
                                answers.get(pair.denying()).join())));
    }

    private void check(Pair pair, Sections permitting, Sections denying) {
        EffectivePolicy first = pair.permitting().on(facts);
        EffectivePolicy second = pair.denying().on(facts);
        List<Witness> witnesses = Comparison.of(first, second).differences().stream()
                .map(Difference::forward)
                .flatMap(excess -> excess.witness().stream())
                .toList();

        assertThat(witnesses)
                .as("the evidence")
                .anySatisfy(witness -> assertThat(witness.toString()).containsPattern(pair.witness()));
        Sections.Section can = permitting.of(pair.attempt());
        assertThat(can.exitCode()).as("it may, and says: %s", can.output()).isZero();
        Sections.Section cannot = denying.of(pair.attempt());
        assertThat(cannot.exitCode())
                .as("it may not, and says: %s", cannot.output())
                .isNotZero();
        assertThat(cannot.output()).containsPattern(pair.refusal());
    }
}
