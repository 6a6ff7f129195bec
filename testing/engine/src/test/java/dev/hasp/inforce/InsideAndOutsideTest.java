package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hasp.SecurityProfile;
import dev.hasp.effective.Aspect;
import dev.hasp.observed.KernelFiles;
import dev.hasp.observed.Observation;
import dev.hasp.observed.ObservedPolicy;
import dev.hasp.observed.Sighting;
import dev.hasp.observed.Wanted;
import dev.hasp.probe.ContainerProbe;
import dev.hasp.probe.HostProbe;
import dev.hasp.probe.ProbeRequest;
import dev.hasp.probe.ProbeResult;
import dev.hasp.profiles.DockerDefault;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A probe that is a container's first process, and who looks at such a container from its host, see the same. */
@RequiresEngine
class InsideAndOutsideTest {

    private static final List<String> PATHS = List.of(
            "/proc/acpi", "/proc/asound", "/proc/bus", "/proc/kcore", "/proc/keys", "/proc/sys", "/sys/firmware");

    /** What both have to see at the least. */
    private static final int MANY = 45;

    @TempDir
    private static Path directory;

    private static Workloads workloads;

    private final Engine engine;

    InsideAndOutsideTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeAll
    static void start(Engine engine) throws IOException {
        assumeTrue(Files.isWritable(Path.of("/proc/sys/kernel/hostname")), "looking from outside needs root");
        workloads = new Workloads(engine, directory);
    }

    @AfterAll
    static void stop() {
        if (workloads != null) {
            workloads.close();
        }
    }

    static List<String> presets() {
        return Presets.all().stream().map(Preset::name).toList();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void agree_on_what_both_see(String preset) {
        SecurityProfile profile = preset.equals("docker-default")
                ? DockerDefault.preset().profile()
                : workloads.of(preset).profile();
        Map<String, String> host = HostProbe.hostNamespaces();
        Wanted wanted = Observation.wanted(List.of(), PATHS);

        ProbeResult result = ContainerProbe.run(
                engine.client(),
                profile.toSpec(),
                ProbeRequest.of(wanted).withImage(engine.image()).withHostNamespaces(host));
        ObservedPolicy inside = Observation.read(result.files(), wanted, host, result.answers());
        ObservedPolicy outside;
        try (Container container =
                engine.create(profile.toSpec(), "sleep", "60").start()) {
            KernelFiles files = HostProbe.of(container.inspect().getState().getPidLong(), container.id());
            outside = HostProbe.look(files, host, List.of(), PATHS);
        }

        Map<String, String> differences = new LinkedHashMap<>();
        int seen = 0;
        for (Sighting<?> sighting : inside.sightings()) {
            Sighting<?> other = outside.sighting((Aspect<?>) sighting.aspect());
            if (sighting.value().isPresent() && other.value().isPresent()) {
                seen++;
                String one = sighting.value().get().toString();
                String two = other.value().get().toString();
                if (!one.equals(two)) {
                    differences.put(sighting.aspect().key(), one + "\n" + two);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(seen).isGreaterThan(MANY);
        assertThat(inside.absentPaths()).isEqualTo(outside.absentPaths());
    }
}
