package dev.hasp.seccomp.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import dev.hasp.seccomp.bpf.BpfProgram;
import dev.hasp.seccomp.bpf.SeccompData;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.Libseccomp;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ProfileAlgebraProperties {

    private static final ProfileAlgebra ALGEBRA = ProfileAlgebra.of(ContainerRuntime.RUNC, Libseccomp.V2_6_1);
    private static final ProfileAlgebra WITHOUT_RUNC = ProfileAlgebra.of(ContainerRuntime.NONE, Libseccomp.V2_6_1);

    @Property(tries = 50)
    void union_permits_exactly_what_either_permits(@ForAll("simple") List<ResolvedProfile> two, @ForAll Random random) {
        check(two, random, ALGEBRA::union, (a, b) -> a || b);
    }

    @Property(tries = 50)
    void intersection_permits_exactly_what_both_permit(
            @ForAll("simple") List<ResolvedProfile> two, @ForAll Random random) {
        check(two, random, ALGEBRA::intersection, (a, b) -> a && b);
    }

    private static void check(
            List<ResolvedProfile> two,
            Random random,
            BinaryOperator<ResolvedProfile> operation,
            BinaryOperator<Boolean> permitted) {
        Optional<ResolvedProfile> result = attempt(() -> operation.apply(two.get(0), two.get(1)));
        Statistics.collect(result.isPresent() ? "expressible" : "inexpressible");
        if (result.isEmpty()) {
            return;
        }
        SeccompFilter a = RandomProfiles.load(two.get(0), ContainerRuntime.RUNC);
        SeccompFilter b = RandomProfiles.load(two.get(1), ContainerRuntime.RUNC);
        BpfProgram program = BpfProgram.compile(RandomProfiles.load(result.get(), ContainerRuntime.RUNC));
        List<Architecture> all = List.of(Architecture.values());
        for (int i = 0; i < 100; i++) {
            Architecture architecture =
                    random.nextInt(9) == 0 ? all.get(random.nextInt(all.size())) : a.nativeArchitecture();
            int number = RandomProfiles.number(random.nextBoolean() ? a : b, random);
            long[] registers = RandomProfiles.registers(two.get(random.nextInt(2)), random);
            assertThat(program.run(SeccompData.of(architecture, number, registers))
                            .verdict()
                            .permits())
                    .isEqualTo(permitted.apply(
                            a.decide(architecture, number, registers).verdict().permits(),
                            b.decide(architecture, number, registers).verdict().permits()));
        }
    }

    @Property(tries = 50)
    void a_profile_meets_itself_unchanged_in_meaning(@ForAll("profile") ResolvedProfile profile) {
        Optional<ResolvedProfile> same = attempt(() -> ALGEBRA.intersection(profile, profile));
        Statistics.collect(same.isPresent() ? "expressible" : "inexpressible");
        same.ifPresent(result -> assertThat(ALGEBRA.meaning(result)).isEqualTo(ALGEBRA.meaning(profile)));
    }

    @Property(tries = 50)
    void a_profile_of_safe_shapes_always_meets_itself(@ForAll("simple") List<ResolvedProfile> two) {
        ResolvedProfile profile = withOrdinaryRule(two.get(0));
        Assume.that(isSafe(profile));
        ResolvedProfile result = ALGEBRA.minimal(profile);
        assertThat(ALGEBRA.meaning(result)).isEqualTo(ALGEBRA.meaning(profile));
        assertThat(ALGEBRA.minimal(result)).isEqualTo(result);
    }

    @Property(tries = 40)
    void no_rule_can_be_left_out(@ForAll("simple") List<ResolvedProfile> two) {
        ResolvedProfile profile = withOrdinaryRule(two.get(0));
        Assume.that(isSafe(profile));
        ResolvedProfile result = ALGEBRA.minimal(profile);
        for (ResolvedRule rule : result.rules()) {
            List<ResolvedRule> fewer = new ArrayList<>(result.rules());
            fewer.remove(rule);
            ResolvedProfile less =
                    ResolvedProfile.builder().from(result).rules(fewer).build();
            // what runc's answer to unknown calls hides still counts for other runtimes
            assertThat(ALGEBRA.meaning(less).equals(ALGEBRA.meaning(result))
                            && WITHOUT_RUNC.meaning(less).equals(WITHOUT_RUNC.meaning(result)))
                    .as(rule.toString())
                    .isFalse();
        }
    }

    /** With an unconditional rule for a call of all architectures, without which libseccomp may lose the call's number. */
    private static ResolvedProfile withOrdinaryRule(ResolvedProfile profile) {
        Action action = profile.defaultAction().permits() ? Action.KILL_THREAD : Action.ALLOW;
        return profile.toBuilder()
                .addRule(new ResolvedRule(List.of("getppid"), action, Optional.empty(), List.of(), 0))
                .build();
    }

    private static boolean isSafe(ResolvedProfile profile) {
        SeccompFilter filter = RandomProfiles.load(profile, ContainerRuntime.NONE);
        return filter.architectures().stream()
                .flatMap(architecture -> filter.rules(architecture).values().stream())
                .allMatch(SafeShapes::test);
    }

    private interface Attempt {
        ResolvedProfile run();
    }

    private static Optional<ResolvedProfile> attempt(Attempt attempt) {
        try {
            return Optional.of(attempt.run());
        } catch (InexpressibleProfileException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<ResolvedProfile> profile() {
        return RandomProfiles.any();
    }

    @Provide
    Arbitrary<List<ResolvedProfile>> simple() {
        return RandomProfiles.simple(2);
    }
}
