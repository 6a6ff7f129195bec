package dev.hasp.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.CreateContainerResponse;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.Severity;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuSet;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.NotEnforceableException;
import dev.hasp.meaning.Meanings;
import dev.hasp.refusal.Refusals;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationTest {

    private static final String MEMORY =
            "Your kernel does not support memory limit capabilities or the cgroup is not mounted. Limitation discarded.";

    private static final SecuritySpec NOTHING = SecurityProfile.empty().toSpec();

    @Test
    void no_warning_is_no_finding() {
        assertThat(findings(NOTHING)).isEmpty();
        assertThat(Creation.findings(NOTHING, new CreateContainerResponse())).isEmpty();
    }

    @Test
    void a_discarded_limit_is_an_error_of_its_control_with_the_words_of_the_engine() {
        SecuritySpec spec = SecurityProfile.empty()
                .with(Controls.MEMORY, ByteSize.mebibytes(64))
                .toSpec();

        assertThat(findings(spec, MEMORY)).singleElement().satisfies(found -> {
            assertThat(found.finding().code()).isEqualTo("created-without-memory-limit");
            assertThat(found.finding().severity()).isEqualTo(Severity.ERROR);
            assertThat(found.finding().control()).isEqualTo(Controls.MEMORY);
            assertThat(found.finding().message()).contains(MEMORY);
            assertThat(found.effect()).isEqualTo(Effect.DISCARDED);
        });
    }

    @Test
    void a_warning_of_two_controls_is_a_finding_of_each_that_is_decided() {
        String warning = "Your kernel does not support cpuset or the cgroup is not mounted. Cpuset discarded.";
        SecurityProfile cpus = SecurityProfile.empty().with(Controls.CPUSET_CPUS, CpuSet.parse("0"));

        assertThat(controls(findings(cpus.toSpec(), warning))).containsExactly(Controls.CPUSET_CPUS);
        assertThat(controls(findings(
                        cpus.with(Controls.CPUSET_MEMS, CpuSet.parse("0")).toSpec(), warning)))
                .containsExactly(Controls.CPUSET_CPUS, Controls.CPUSET_MEMS);
        assertThat(controls(findings(NOTHING, warning))).containsExactly(Controls.CPUSET_CPUS);
    }

    @Test
    void a_warning_that_nobody_knows_is_kept_and_counts_as_not_in_force() {
        List<EngineFinding> findings = findings(NOTHING, "Something new. \u202eSo\nbe it.", MEMORY);

        assertThat(findings).extracting(found -> found.finding().code()).startsWith("engine-warning");
        assertThat(findings.get(0)).satisfies(found -> {
            assertThat(found.effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(found.finding().control()).isEqualTo(Control.CONTAINER);
            assertThat(found.finding().message()).contains("Something new. \\u202eSo\\u000abe it.");
        });
        CreatedContainer created = new CreatedContainer("id", findings.subList(0, 1), List.of("Something new."));
        assertThatThrownBy(created::requireInForce).isInstanceOf(NotEnforceableException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Published ports are discarded when using host network mode | ports | DISCARDED",
                "Your kernel does not support Block I/O weight or the cgroup is not mounted. Weight discarded."
                        + " | blkioWeight | DISCARDED",
                "Your kernel does not support PIDs limit capabilities or the cgroup is not mounted. PIDs limit discarded."
                        + " | pidsLimit | DISCARDED",
                "Your kernel does not support CPU CFS scheduler. CPU period/quota discarded. | cpuQuota | DISCARDED",
                "Your kernel does not support OomKillDisable. OomKillDisable discarded. | oomKillDisable | DISCARDED",
                "Specifying a kernel memory limit is deprecated and will be removed in a future release."
                        + " | kernelMemory | IGNORED",
                "OOM killer is disabled for the container, but no memory limit is set, this can result in the system"
                        + " running out of resources. | oomKillDisable | CHANGED",
                "IPv4 forwarding is disabled. Networking will not work. | network | CHANGED",
            })
    void every_warning_that_is_known_names_its_control_and_its_effect(String warning, String control, Effect effect) {
        assertThat(findings(NOTHING, warning)).singleElement().satisfies(found -> {
            assertThat(found.finding().control().key()).isEqualTo(control);
            assertThat(found.effect()).isEqualTo(effect);
        });
    }

    @Test
    void a_mere_change_is_in_force() {
        new CreatedContainer(
                        "id", findings(NOTHING, "IPv4 forwarding is disabled. Networking will not work."), List.of())
                .requireInForce();
    }

    @Test
    void every_code_is_told_once_and_says_everything() {
        assertThat(Creation.codes())
                .extracting(EngineCode::code)
                .doesNotHaveDuplicates()
                .contains("engine-warning")
                .allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)+"));
        assertThat(Creation.codes()).allSatisfy(code -> {
            assertThat(code.behaviour()).isNotBlank().doesNotEndWith(".");
            assertThat(code.remedy()).isNotBlank().doesNotEndWith(".");
            assertThat(code.source()).isNotBlank();
        });
    }

    @Test
    void no_code_of_preflight_means_something_else() {
        assertThat(Stream.of(Meanings.codes(), Refusals.codes(), Creation.codes())
                        .flatMap(List::stream)
                        .distinct())
                .extracting(EngineCode::code)
                .doesNotHaveDuplicates();
    }

    private static List<Control<?>> controls(List<EngineFinding> findings) {
        return findings.stream()
                .<Control<?>>map(found -> found.finding().control())
                .toList();
    }

    private static List<EngineFinding> findings(SecuritySpec spec, String... warnings) {
        CreateContainerResponse response = new CreateContainerResponse();
        response.setWarnings(warnings);
        return Creation.findings(spec, response);
    }
}
