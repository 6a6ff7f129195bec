package dev.hasp.seccomp.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileAlgebraTest {

    private static final ProfileAlgebra ALGEBRA = ProfileAlgebra.standard();

    private static ResolvedRule allow(String name, ArgumentCondition... conditions) {
        return new ResolvedRule(List.of(name), Action.ALLOW, Optional.empty(), List.of(conditions), 0);
    }

    private static ResolvedRule fail(String name, Errno errno, ArgumentCondition... conditions) {
        return new ResolvedRule(List.of(name), Action.ERRNO, Optional.of(errno), List.of(conditions), 0);
    }

    private static ResolvedProfile on(Architecture architecture, Action standard, ResolvedRule... rules) {
        return ResolvedProfile.builder()
                .defaultAction(standard)
                .nativeArchitecture(architecture)
                .rules(List.of(rules))
                .build();
    }

    private static ResolvedProfile denying(ResolvedRule... rules) {
        return on(Architecture.X86_64, Action.ERRNO, rules);
    }

    @Test
    void finds_the_one_value_that_an_interval_and_a_mask_do_not_share() {
        ResolvedProfile small = denying(allow("personality", ArgumentCondition.atMost(0, 8)));
        ResolvedProfile masked = denying(allow("personality", ArgumentCondition.maskedEqualTo(0, ~7L, 0)));
        FilterComparison comparison = ALGEBRA.compare(small, masked);
        assertThat(comparison.relation()).isEqualTo(Relation.LOOSER);
        assertThat(comparison.excess()).hasValueSatisfying(witness -> {
            assertThat(witness.syscall()).hasValue("personality");
            assertThat(witness.arguments()).containsExactly(8L, 0L, 0L, 0L, 0L, 0L);
            assertThat(witness)
                    .hasToString("x86_64 personality(0x8, 0, 0, 0, 0, 0): SCMP_ACT_ALLOW, not SCMP_ACT_ERRNO(1)");
        });
    }

    @Test
    void sees_the_upper_half_of_registers_only_where_libseccomp_does() {
        ResolvedRule wide = allow("personality", ArgumentCondition.equalTo(0, 5));
        ResolvedRule low = allow("personality", ArgumentCondition.maskedEqualTo(0, 0xffff_ffffL, 5));
        assertThat(ALGEBRA.compare(denying(wide), denying(low)).relation()).isEqualTo(Relation.STRICTER);
        assertThat(ALGEBRA.compare(on(Architecture.ARM, Action.ERRNO, wide), on(Architecture.ARM, Action.ERRNO, low))
                        .relation())
                .isEqualTo(Relation.EQUAL);
    }

    @Test
    void a_filter_without_a_subarchitecture_is_stricter_than_one_that_covers_it() {
        ResolvedProfile alone = denying(allow("read"));
        ResolvedProfile both =
                alone.toBuilder().addArchitecture("SCMP_ARCH_X86").build();
        FilterComparison comparison = ALGEBRA.compare(alone, both);
        assertThat(comparison.relation()).isEqualTo(Relation.STRICTER);
        assertThat(comparison.lack()).hasValueSatisfying(witness -> {
            assertThat(witness.architecture()).isEqualTo(Architecture.X86);
            assertThat(witness.syscall()).hasValue("read");
        });
    }

    @Test
    void x32_calls_are_told_from_those_of_x86_64() {
        ResolvedProfile x32 = denying(allow("read")).toBuilder()
                .addArchitecture("SCMP_ARCH_X32")
                .build();
        assertThat(ALGEBRA.compare(denying(allow("read")), x32).lack())
                .hasValueSatisfying(
                        witness -> assertThat(witness.architecture()).isEqualTo(Architecture.X32));
    }

    @Test
    void union_never_joins_conditions() {
        ResolvedProfile union = ALGEBRA.union(
                denying(allow("socket", ArgumentCondition.equalTo(0, 1))),
                denying(allow("socket", ArgumentCondition.equalTo(1, 2))));
        assertThat(union.rules())
                .extracting(ResolvedRule::args)
                .containsExactlyInAnyOrder(
                        List.of(ArgumentCondition.equalTo(0, 1)), List.of(ArgumentCondition.equalTo(1, 2)));
    }

    @Test
    void intersection_joins_conditions() {
        ResolvedProfile intersection = ALGEBRA.intersection(
                denying(allow("socket", ArgumentCondition.equalTo(0, 1))),
                denying(allow("socket", ArgumentCondition.equalTo(1, 2))));
        assertThat(intersection.rules())
                .extracting(ResolvedRule::args)
                .containsExactly(List.of(ArgumentCondition.equalTo(0, 1), ArgumentCondition.equalTo(1, 2)));
    }

    @Test
    void an_interval_with_two_ends_is_written_in_masks_because_two_conditions_on_one_argument_are_alternatives() {
        ResolvedProfile intersection = ALGEBRA.intersection(
                denying(allow("personality", ArgumentCondition.atLeast(0, 8))),
                denying(allow("personality", ArgumentCondition.lessThan(0, 16))));
        assertThat(intersection.rules())
                .extracting(ResolvedRule::args)
                .containsExactly(List.of(ArgumentCondition.maskedEqualTo(0, ~7L, 8)));
    }

    @Test
    void masks_that_overlap_stay_two() {
        ResolvedProfile union = ALGEBRA.union(
                denying(allow("personality", ArgumentCondition.maskedEqualTo(0, 3, 0))),
                denying(allow("personality", ArgumentCondition.maskedEqualTo(0, 5, 4))));
        assertThat(union.rules())
                .extracting(ResolvedRule::args)
                .containsExactlyInAnyOrder(
                        List.of(ArgumentCondition.maskedEqualTo(0, 3, 0)),
                        List.of(ArgumentCondition.maskedEqualTo(0, 5, 4)));
    }

    @Test
    void keeps_rules_as_they_are_where_they_serve() {
        ResolvedProfile profile = denying(
                allow("personality", ArgumentCondition.equalTo(0, 0)),
                allow("personality", ArgumentCondition.equalTo(0, 8)));
        assertThat(ALGEBRA.minimal(profile).rules())
                .extracting(ResolvedRule::args)
                .containsExactly(List.of(ArgumentCondition.equalTo(0, 0)), List.of(ArgumentCondition.equalTo(0, 8)));
    }

    @Test
    void leaves_out_what_never_decides() {
        ResolvedProfile minimal = ALGEBRA.minimal(denying(
                allow("read"),
                fail("read", Errno.EACCES),
                fail("write", Errno.EPERM),
                allow("clone", ArgumentCondition.equalTo(0, 0)),
                allow("clone", ArgumentCondition.lessThan(0, 5)),
                allow("personality")));
        assertThat(minimal.rules()).hasSize(2);
        assertThat(minimal.rules().get(0).names()).containsExactly("personality", "read");
        assertThat(minimal.rules().get(1).args()).containsExactly(ArgumentCondition.lessThan(0, 5));
    }

    @Test
    void keeps_up_to_where_runc_takes_calls_for_known() {
        ResolvedProfile profile = denying(allow("read"), fail("cachestat", Errno.EPERM));
        ResolvedProfile minimal = ALGEBRA.minimal(profile);
        assertThat(ALGEBRA.meaning(minimal)).isEqualTo(ALGEBRA.meaning(profile));
        assertThat(minimal.rules()).hasSize(2);
    }

    @Test
    void the_stricter_of_two_refusals_stays() {
        ResolvedProfile first = on(Architecture.X86_64, Action.ALLOW, fail("ptrace", Errno.EPERM));
        ResolvedProfile second = on(
                Architecture.X86_64,
                Action.ALLOW,
                new ResolvedRule(List.of("ptrace"), Action.KILL_PROCESS, Optional.empty(), List.of(), 0));
        int ptrace = SyscallTable.of(Architecture.X86_64).number("ptrace").orElseThrow();
        assertThat(ALGEBRA.meaning(ALGEBRA.intersection(first, second))
                        .decide(Architecture.X86_64, ptrace, new long[6])
                        .action())
                .isEqualTo(Action.KILL_PROCESS);
    }

    @Test
    void says_which_call_has_no_rules_that_hold_on_all_architectures() {
        ResolvedProfile alone = denying(allow("read"), allow("write"));
        ResolvedProfile both = denying(allow("read")).toBuilder()
                .addArchitecture("SCMP_ARCH_X86")
                .build();
        assertThatThrownBy(() -> ALGEBRA.union(alone, both))
                .isInstanceOf(InexpressibleProfileException.class)
                .hasMessageContaining("write")
                .hasMessageContaining("SCMP_ACT_ALLOW=[x86_64]")
                .hasMessageContaining("SCMP_ACT_ERRNO(1)=[x86]");
    }

    @Test
    void rewrites_a_shape_that_some_releases_of_libseccomp_compile_wrongly() {
        ResolvedProfile minimal = ALGEBRA.minimal(denying(
                allow("clone", ArgumentCondition.equalTo(1, 9), ArgumentCondition.notEqualTo(0, 0x20000)),
                allow("clone", ArgumentCondition.maskedEqualTo(0, 0xff, 0))));
        assertThat(minimal.rules())
                .extracting(ResolvedRule::args)
                .containsExactlyInAnyOrder(
                        List.of(ArgumentCondition.equalTo(1, 9)), List.of(ArgumentCondition.maskedEqualTo(0, 0xff, 0)));
    }

    @Test
    void refuses_a_shape_that_cannot_be_rewritten() {
        ResolvedProfile chains = denying(
                allow("clone", ArgumentCondition.equalTo(1, 9), ArgumentCondition.notEqualTo(0, 5)),
                allow("clone", ArgumentCondition.maskedEqualTo(2, 0xff, 0)));
        assertThatThrownBy(() -> ALGEBRA.minimal(chains))
                .isInstanceOf(InexpressibleProfileException.class)
                .hasMessageContaining("clone");
    }

    @Test
    void keeps_an_exception_of_several_conditions_from_single_ones() {
        ResolvedProfile profile = denying(
                fail("socket", Errno.EINVAL, ArgumentCondition.equalTo(0, 16), ArgumentCondition.equalTo(2, 9)),
                allow("socket", ArgumentCondition.notEqualTo(2, 9)),
                allow("socket", ArgumentCondition.notEqualTo(0, 16)));
        assertThat(ALGEBRA.minimal(profile).rules()).hasSize(3);
    }

    @Test
    void does_not_combine_profiles_for_different_hosts() {
        assertThatThrownBy(() -> ALGEBRA.union(denying(), on(Architecture.AARCH64, Action.ERRNO)))
                .isInstanceOf(InexpressibleProfileException.class)
                .hasMessageContaining("aarch64");
    }

    @Test
    void log_permits_and_trace_does_not() {
        ResolvedProfile logging = on(Architecture.X86_64, Action.LOG);
        ResolvedProfile tracing = on(Architecture.X86_64, Action.TRACE);
        assertThat(ALGEBRA.compare(logging, on(Architecture.X86_64, Action.ALLOW))
                        .relation())
                .isEqualTo(Relation.EQUAL);
        assertThat(ALGEBRA.compare(tracing, logging).relation()).isEqualTo(Relation.STRICTER);
    }
}
