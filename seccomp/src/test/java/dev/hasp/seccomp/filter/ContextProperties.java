package dev.hasp.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.RuleScope;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SyscallRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContextProperties {

    private static final List<String> CAPS = List.of("CAP_CHOWN", "CAP_KILL", "CAP_BPF");
    private static final List<Architecture> HOMES =
            List.of(Architecture.X86_64, Architecture.AARCH64, Architecture.RISCV64, Architecture.S390X);

    @Property
    void decides_in_a_context_as_on_the_resolved_profile(
            @ForAll("profiles") SeccompProfile profile, @ForAll("contexts") SeccompContext context) {
        assertThat(SeccompFilter.load(profile, context, ContainerRuntime.RUNC).decide(context.architecture(), "close"))
                .isEqualTo(SeccompFilter.load(profile.resolve(context), ContainerRuntime.RUNC)
                        .decide(context.architecture(), "close"));
    }

    @Property
    void decides_by_the_first_rule_that_is_for_the_container(
            @ForAll("profiles") SeccompProfile profile, @ForAll("contexts") SeccompContext context) {
        Verdict expected = profile.rules().stream()
                .filter(rule -> isMet(rule.includes(), context, true) && !isMet(rule.excludes(), context, false))
                .map(rule -> Verdict.of(rule.action(), rule.errno()))
                .filter(verdict -> !verdict.equals(new Verdict(Action.ERRNO, 1)))
                .findFirst()
                .orElse(new Verdict(Action.ERRNO, 1));

        assertThat(SeccompFilter.load(profile, context, ContainerRuntime.NONE)
                        .decide(context.architecture(), "close")
                        .verdict())
                .isEqualTo(expected);
    }

    /** Whether all of the scope's conditions hold, or any of them; each by the words of the engine's documentation. */
    private static boolean isMet(RuleScope scope, SeccompContext context, boolean all) {
        Set<String> caps = context.boundingCaps();
        boolean old = context.engine() == EngineGeneration.DOCKER_20_10;
        boolean unnamed = old && context.architecture() == Architecture.RISCV64;
        boolean arch = !unnamed
                && scope.arches().contains(context.architecture().engineName().orElseThrow());
        boolean kernel = scope.minKernel().filter(context.kernel()::isAtLeast).isPresent();
        return all
                ? caps.containsAll(scope.caps())
                        && (scope.arches().isEmpty() || arch)
                        && (scope.minKernel().isEmpty() || kernel)
                : scope.caps().stream().anyMatch(caps::contains) || arch || kernel;
    }

    @Provide
    Arbitrary<SeccompProfile> profiles() {
        Arbitrary<SyscallRule> rules = Combinators.combine(
                        Arbitraries.of(Action.ALLOW, Action.LOG, Action.ERRNO, Action.KILL_PROCESS), scopes(), scopes())
                .as((action, includes, excludes) -> SyscallRule.of(action, "close").toBuilder()
                        .includes(includes)
                        .excludes(excludes)
                        .build());
        return rules.list()
                .ofMaxSize(4)
                .map(list -> SeccompProfile.builder()
                        .defaultAction(Action.ERRNO)
                        .rules(list)
                        .build());
    }

    private static Arbitrary<RuleScope> scopes() {
        return Combinators.combine(
                        Arbitraries.of(CAPS).list().ofMaxSize(2),
                        Arbitraries.of("amd64", "arm64", "riscv64", "s390x", "x86_64")
                                .list()
                                .ofMaxSize(2),
                        kernels().optional())
                .as((caps, arches, kernel) -> new RuleScope(caps, arches, kernel, Map.of()));
    }

    private static Arbitrary<KernelVersion> kernels() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 20))
                .as(KernelVersion::new);
    }

    @Provide
    Arbitrary<SeccompContext> contexts() {
        return Combinators.combine(
                        Arbitraries.of(CAPS).set(),
                        Arbitraries.of(HOMES),
                        kernels(),
                        Arbitraries.of(EngineGeneration.class))
                .as(SeccompContext::new);
    }
}
