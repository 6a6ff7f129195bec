package dev.hasp.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.effective.Aspects;
import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallsTest {

    private static final int READ = 0;
    private static final int GETPID = 39;
    private static final int ACCT = 163;
    private static final int MOUNT = 165;
    private static final int MSEAL = 462;

    /** read, getpid and mount run, ptrace ends the thread, all else is refused. */
    private static final ResolvedProfile RULES = ResolvedProfile.builder()
            .nativeArchitecture(Architecture.X86_64)
            .defaultAction(Action.ERRNO)
            .addRules(rule(Action.ALLOW, "read", "getpid", "mount"), rule(Action.KILL_THREAD, "ptrace"))
            .build();

    @Test
    void a_call_that_the_filter_refuses_must_fail_with_its_error() {
        assertThat(scene().answer("acct", ACCT, -1).row(Aspects.SECCOMP_RULES)).satisfies(row -> {
            assertThat(row.verdict()).isEqualTo(Verdict.IN_FORCE);
            assertThat(row.seen()).hasToString("Optional[1 calls made: 1 agree]");
        });
        assertThat(scene().answer("acct", ACCT, -22, 5L).row(Aspects.SECCOMP_RULES))
                .satisfies(row -> {
                    assertThat(row.verdict()).isEqualTo(Verdict.DIFFERS);
                    assertThat(row.note())
                            .startsWith("acct(0x5) returned EINVAL; expected SCMP_ACT_ERRNO(1) by default");
                });
        assertThat(scene().answer("acct", ACCT, 0).verification().isInForce()).isFalse();
    }

    @Test
    void a_call_that_the_filter_lets_through_must_not_fail_with_an_error_of_the_filter() {
        assertThat(scene().answer("read", READ, -9)
                        .answer("getpid", GETPID, 1)
                        .verification()
                        .calls())
                .contains(new CallTally(2, 2, 0, List.of()));
    }

    @Test
    void an_error_that_may_be_the_kernel_s_own_tells_nothing() {
        Verification verification =
                scene().answer("read", READ, -9).answer("mount", MOUNT, -1).verification();

        assertThat(verification.calls()).contains(new CallTally(2, 1, 1, List.of()));
        assertThat(verification.calls().orElseThrow()).hasToString("2 calls made: 1 agree, 1 cannot tell");
        assertThat(verification.isInForce()).isTrue();
    }

    /** Debian 12's libseccomp passes over mseal, and newer ones do not. */
    @Test
    void an_answer_agrees_with_the_release_of_libseccomp_that_the_runtime_may_have() {
        ResolvedProfile sealing = ResolvedProfile.builder()
                .from(RULES)
                .addRules(rule(Action.ALLOW, "mseal"))
                .build();
        Scene scene = Scene.of(SecurityProfile.empty()).meant(Aspects.SECCOMP_RULES, Optional.of(sealing));

        assertThat(scene.answer("mseal", MSEAL, -22).row(Aspects.SECCOMP_RULES).verdict())
                .isEqualTo(Verdict.IN_FORCE);
        assertThat(scene.answer("mseal", MSEAL, -38).row(Aspects.SECCOMP_RULES).verdict())
                .isEqualTo(Verdict.IN_FORCE);
        assertThat(scene().answer("mseal", MSEAL, -22)
                        .row(Aspects.SECCOMP_RULES)
                        .verdict())
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void a_call_that_cannot_fail_and_does_was_refused_by_a_filter() {
        assertThat(scene().answer("getpid", GETPID, -1)
                        .row(Aspects.SECCOMP_RULES)
                        .verdict())
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void a_call_that_ends_the_thread_gives_no_answer() {
        assertThat(scene().answer("ptrace", 101, -3).row(Aspects.SECCOMP_RULES).verdict())
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void without_answers_the_rules_are_not_seen() {
        assertThat(scene().row(Aspects.SECCOMP_RULES).verdict()).isEqualTo(Verdict.NOT_SEEN);
        assertThat(scene().verification().calls()).isEmpty();
    }

    private static Scene scene() {
        return Scene.of(SecurityProfile.empty()).meant(Aspects.SECCOMP_RULES, Optional.of(RULES));
    }

    private static ResolvedRule rule(Action action, String... names) {
        return new ResolvedRule(List.of(names), action, Optional.empty(), List.of(), 0);
    }
}
