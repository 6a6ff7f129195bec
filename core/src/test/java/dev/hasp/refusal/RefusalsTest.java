package dev.hasp.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.Severity;
import dev.hasp.control.Cpus;
import dev.hasp.control.PidMode;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.NotEnforceableException;
import dev.hasp.engine.Preflight;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void nothing_that_is_asked_is_nothing_that_is_refused() {
        assertThat(Refusals.of(SecurityProfile.empty().toSpec(), Engines.DOCKER_20))
                .isEmpty();
        assertThat(Refusals.of(SecurityProfile.empty().toSpec(), Engines.PODMAN))
                .isEmpty();
        assertThat(Refusals.of(SecurityProfile.empty().toSpec(), Engines.stranger("28.5.2")))
                .isEmpty();
    }

    @Test
    void a_code_is_a_unique_word_and_says_behaviour_remedy_and_source_in_one_sentence_each() {
        assertThat(Refusals.codes()).extracting(EngineCode::code).doesNotHaveDuplicates();
        assertThat(Refusals.codes()).allSatisfy(code -> {
            assertThat(code.code()).matches("[a-z0-9]+(-[a-z0-9]+)+");
            for (String text : List.of(code.behaviour(), code.remedy(), code.source())) {
                assertThat(text).isNotBlank().doesNotEndWith(".").doesNotContain("\n", "  ");
            }
        });
    }

    @Test
    void a_preflight_says_errors_first_and_then_keeps_the_order_of_the_controls() {
        SecuritySpec spec = SecurityProfile.builder()
                .storageOptions(Map.of("size", "1g"))
                .cpus(Cpus.of(64))
                .runtime("runsc")
                .pid(PidMode.host())
                .build()
                .toSpec();

        Preflight preflight = new Preflight(Refusals.of(
                spec, Engines.DOCKER_28.toBuilder().usernsRemap(true).build()));

        assertThat(preflight.findings())
                .extracting(found -> found.finding().control().key())
                .containsExactly("pid", "cpus", "runtime", "storageOptions");
        assertThat(preflight.findings())
                .extracting(found -> found.finding().severity())
                .containsExactly(Severity.ERROR, Severity.ERROR, Severity.ERROR, Severity.WARNING);
    }

    @Test
    void what_is_not_known_fails_closed() {
        SecuritySpec spec = SecurityProfile.builder().runtime("runc").build().toSpec();
        Preflight preflight = new Preflight(Refusals.of(spec, Engines.stranger("28.5.2")));

        assertThat(preflight.isEnforceable()).isFalse();
        assertThatThrownBy(preflight::requireEnforceable)
                .isInstanceOf(NotEnforceableException.class)
                .hasMessageContaining("[runtimes-not-known]");
    }
}
