package dev.hasp.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.Severity;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Logging;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFinding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final long HALF = 512L << 20;

    private static final SecurityProfile ASKED = SecurityProfile.builder()
            .memory(ByteSize.mebibytes(512))
            .logging(Logging.none())
            .build()
            .named("job");

    @Test
    void what_is_meant_and_seen_is_in_force() {
        Scene scene = job().both(Aspects.MEMORY_LIMIT, Limit.of(HALF));

        assertThat(scene.row(Aspects.MEMORY_LIMIT)).satisfies(row -> {
            assertThat(row.verdict()).isEqualTo(Verdict.IN_FORCE);
            assertThat(row.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.control()).isSameAs(Controls.MEMORY);
                assertThat(asked.value()).hasToString("512m");
                assertThat(asked.origin()).hasToString("job");
            });
            assertThat(row.meant()).hasToString("Optional[512m]");
            assertThat(row.seen()).hasToString("Optional[512m]");
            assertThat(row.how()).isEqualTo("/proc/self/hand");
            assertThat(row.reasons()).extracting(Object::toString).containsExactly("by hand");
        });
        assertThat(scene.verification().isInForce()).isTrue();
        assertThat(scene.verification().isProven()).isTrue();
    }

    @Test
    void what_is_seen_otherwise_is_a_difference_whoever_decided_it() {
        Verification verification = job().meant(Aspects.MEMORY_LIMIT, Limit.of(HALF))
                .seen(Aspects.MEMORY_LIMIT, Limit.unlimited())
                .meant(Aspects.NO_NEW_PRIVS, true)
                .seen(Aspects.NO_NEW_PRIVS, false)
                .verification();

        assertThat(verification.findings())
                .extracting(Finding::code, Finding::severity, Finding::control, Finding::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "not-in-force",
                                Severity.ERROR,
                                Controls.NO_NEW_PRIVILEGES,
                                "noNewPrivileges: meant is yes, in force is no (seen in /proc/self/hand)"),
                        org.assertj.core.groups.Tuple.tuple(
                                "not-in-force",
                                Severity.ERROR,
                                Controls.MEMORY,
                                "memory: meant is 512m, in force is unlimited (seen in /proc/self/hand)"));
        assertThat(verification.isInForce()).isFalse();
        assertThat(verification.count(Verdict.DIFFERS)).isEqualTo(2);
    }

    @Test
    void what_the_engine_was_known_to_leave_out_is_in_force_as_meant_and_not_as_asked() {
        Scene scene = job().both(Aspects.MEMORY_LIMIT, Limit.unlimited())
                .both(Aspects.PIDS, Limit.unlimited())
                .found(finding(Controls.MEMORY, Effect.DISCARDED));

        assertThat(scene.row(Aspects.MEMORY_LIMIT).verdict()).isEqualTo(Verdict.NOT_AS_ASKED);
        assertThat(scene.row(Aspects.MEMORY_LIMIT).note()).isEqualTo("memory is lost [lost]");
        assertThat(scene.row(Aspects.PIDS).verdict()).isEqualTo(Verdict.IN_FORCE);
        assertThat(scene.verification().isInForce()).isFalse();
        assertThat(scene.verification().findings()).extracting(Finding::code).containsExactly("lost");
    }

    @Test
    void what_the_engine_changes_to_no_less_strict_is_in_force() {
        Scene scene = job().both(Aspects.MEMORY_LIMIT, Limit.of(HALF)).found(finding(Controls.MEMORY, Effect.CHANGED));

        assertThat(scene.row(Aspects.MEMORY_LIMIT).verdict()).isEqualTo(Verdict.IN_FORCE);
        assertThat(scene.verification().isInForce()).isTrue();
    }

    @Test
    void what_was_asked_and_not_seen_is_no_difference_and_no_proof() {
        Verification verification =
                job().meant(Aspects.MEMORY_LIMIT, Limit.of(HALF)).verification();

        assertThat(verification.count(Verdict.NOT_SEEN)).isEqualTo(1);
        assertThat(verification.isInForce()).isTrue();
        assertThat(verification.isProven()).isFalse();
        assertThat(verification.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("not-seen");
            assertThat(found.isError()).isFalse();
            assertThat(found.message()).isEqualTo("memory: 512m is meant, and could not be seen: not looked at");
        });
    }

    @Test
    void what_was_asked_and_means_nobody_knows_what_is_told_with_what_is_seen() {
        Scene scene = job().seen(Aspects.MEMORY_LIMIT, Limit.of(HALF));

        assertThat(scene.row(Aspects.MEMORY_LIMIT).verdict()).isEqualTo(Verdict.NOT_KNOWN);
        assertThat(scene.row(Aspects.MEMORY_LIMIT).seen()).hasToString("Optional[512m]");
        assertThat(scene.verification().isProven()).isFalse();
        assertThat(scene.verification().findings())
                .singleElement()
                .satisfies(found -> assertThat(found.toString())
                        .contains(
                                "memory: what it means on this engine is not known: nobody said",
                                "[meaning-not-known]"));
    }

    @Test
    void what_the_preflight_says_is_unknown_is_told_once() {
        Verification verification =
                job().found(finding(Controls.MEMORY, Effect.UNKNOWN)).verification();

        assertThat(verification.findings()).extracting(Finding::code).containsExactly("lost");
    }

    @Test
    void every_aspect_and_every_decided_control_has_a_row() {
        List<Row> rows = job().verification().rows();

        assertThat(rows).extracting(Row::key).doesNotHaveDuplicates();
        assertThat(rows.subList(0, Aspects.ofKernel().size()))
                .extracting(row -> row.aspect().orElseThrow())
                .isEqualTo(Aspects.ofKernel());
        assertThat(rows.subList(Aspects.ofKernel().size(), rows.size()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.control()).isSameAs(Controls.LOGGING);
                    assertThat(row.verdict()).isEqualTo(Verdict.NOT_THE_KERNELS);
                    assertThat(row.meant()).hasToString("Optional[none]");
                });
        Set<Control<?>> withRows = new HashSet<>();
        Aspects.ofKernel().forEach(aspect -> withRows.addAll(aspect.controls()));
        assertThat(withRows).contains(Controls.MEMORY).doesNotContain(Controls.LOGGING);
    }

    /** Memory bears on memory and swap together, which is in force here. */
    private static Scene job() {
        return Scene.of(ASKED)
                .both(Aspects.MEMORY_AND_SWAP, Limit.of(2 * HALF))
                .both(Aspects.SWAP_LIMIT, Limit.of(2 * HALF));
    }

    private static EngineFinding finding(Control<?> control, Effect effect) {
        Severity severity = effect == Effect.CHANGED || effect == Effect.UNKNOWN ? Severity.WARNING : Severity.ERROR;
        return new EngineFinding(new Finding("lost", severity, control, control + " is lost", "find it"), effect);
    }
}
