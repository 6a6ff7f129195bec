package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.inforce.Workloads.Workload;
import dev.hasp.linux.Capability;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.Outcome;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each preset runs a workload of its kind, is in force as it says, and grants nothing that the workload can spare. */
@RequiresEngine
class PresetWorkloadsTest {

    /** preset, capability, and what the workload says without it. */
    private static final String GRANTS = """
            ci-runner,   CHOWN,        chown: /opt/tool: Operation not permitted
            ci-runner,   DAC_OVERRIDE, cp: can't stat '/home/app/secret': Permission denied
            ci-runner,   FOWNER,       chmod: /opt/tool/who: Operation not permitted
            ci-runner,   KILL,         Operation not permitted
            ci-runner,   SETGID,       su: can't set groups: Operation not permitted
            ci-runner,   SETUID,       su: setuid: Operation not permitted
            web-service, CHOWN,        chown: /run/www: Operation not permitted
            web-service, SETGID,       httpd: setgroups: Operation not permitted
            web-service, SETUID,       httpd: setuid: Operation not permitted
            database,    CHOWN,        chown: /data/cluster: Operation not permitted
            database,    DAC_OVERRIDE, find: /data/cluster: Permission denied
            database,    FOWNER,       chmod: /data/cluster: Operation not permitted
            database,    SETGID,       su: can't set groups: Operation not permitted
            database,    SETUID,       su: setuid: Operation not permitted
            image-build, CHOWN,        chown: /opt/tool: Operation not permitted
            image-build, DAC_OVERRIDE, cp: can't stat '/home/app/secret': Permission denied
            image-build, FOWNER,       chmod: /opt/tool/who: Operation not permitted
            image-build, FSETID,       the setgid bit is lost
            image-build, KILL,         Operation not permitted
            image-build, SETFCAP,      no file capability: error 1
            image-build, SETGID,       su: can't set groups: Operation not permitted
            image-build, SETUID,       su: setuid: Operation not permitted
            debug,       SYS_PTRACE,   maps: Permission denied
            """;

    @TempDir
    private static Path directory;

    private static Workloads workloads;

    private final Engine engine;

    PresetWorkloadsTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeAll
    static void start(Engine engine) throws IOException {
        workloads = new Workloads(engine, directory);
    }

    @AfterAll
    static void stop() {
        workloads.close();
    }

    static List<String> locked() {
        return Presets.all().stream()
                .map(Preset::name)
                .filter(name -> !name.equals("docker-default"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("locked")
    void runs_a_workload_of_its_kind_and_is_in_force(String preset) {
        Workload workload = workloads.of(preset);

        Outcome outcome = run(workload.profile(), KernelState.PROBE + workload.script());

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.warnings()).isEmpty();
        InForce.check(workload.profile(), KernelState.read(outcome.stdout()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = GRANTS)
    void grants_no_capability_that_its_workload_can_spare(String preset, String name, String failure) {
        assumeTrue(!name.equals("SETFCAP") || System.getProperty("os.arch").equals("amd64"), "x86-64 program");
        Workload workload = workloads.of(preset);
        Set<Capability> fewer =
                new TreeSet<>(workload.profile().capabilities().orElseThrow().add());
        assertThat(fewer.remove(Capability.of(name))).isTrue();

        Outcome outcome = run(
                workload.profile().with(Controls.CAPABILITIES, Capabilities.only(fewer.toArray(Capability[]::new))),
                workload.script());

        assertThat(outcome.exitCode()).as(outcome.toString()).isNotZero();
        assertThat(outcome.stderr()).contains(failure);
    }

    @Test
    void every_capability_that_a_preset_grants_is_in_the_table() {
        Set<String> granted = Presets.all().stream()
                .flatMap(preset -> preset.profile().capabilities().orElseThrow().add().stream()
                        .map(capability -> preset.name() + " " + capability.name()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(GRANTS.lines().map(line -> line.split(",", 3)).map(row -> row[0] + " " + row[1].strip()))
                .containsExactlyInAnyOrderElementsOf(granted)
                .isSortedAccordingTo(Comparator.comparing(row -> locked().indexOf(row.split(" ", 2)[0])));
    }

    private Outcome run(SecurityProfile profile, String script) {
        return engine.run(profile.toSpec(), "sh", "-c", script);
    }
}
