package dev.hasp.testing;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.RuleScope;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SyscallRule;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Seccomp profiles for property tests. */
public final class SeccompArbitraries {

    private static final List<String> ARCHITECTURES =
            List.of("SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32", "SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM");

    private static final KernelVersion KERNEL = new KernelVersion(6, 8);

    /** Calls whose arguments profiles look at, and those that every program makes. */
    private static final List<String> USUAL = List.of(
            "read", "write", "openat", "clone", "clone3", "socket", "personality", "mount", "ptrace", "bpf", "unshare");

    private SeccompArbitraries() {}

    /** Profiles that engines accept: Docker's default with changes, and up to six rules of one's own. */
    public static Arbitrary<SeccompProfile> profiles() {
        return Arbitraries.frequencyOf(Tuple.of(3, own()), Tuple.of(1, ofDefault()))
                .filter(SeccompArbitraries::isAccepted);
    }

    /** Two rules may give the same call another action by the same arguments, which libseccomp refuses. */
    private static boolean isAccepted(SeccompProfile profile) {
        return Stream.of(Architecture.X86_64, Architecture.AARCH64)
                .flatMap(architecture -> Stream.of(List.<Capability>of(), Capability.known())
                        .map(held -> SeccompContext.of(architecture, KERNEL, held)))
                .allMatch(context -> loads(profile, context));
    }

    private static boolean loads(SeccompProfile profile, SeccompContext context) {
        try {
            SeccompFilter.load(profile, context, ContainerRuntime.RUNC);
            return true;
        } catch (SeccompLoadException refused) {
            return false;
        }
    }

    private static Arbitrary<SeccompProfile> ofDefault() {
        return Combinators.combine(calls(), calls())
                .as((more, fewer) -> SeccompProfile.dockerDefault()
                        .allow(more.toArray(String[]::new))
                        .deny(fewer, Errno.of(1)));
    }

    private static Arbitrary<SeccompProfile> own() {
        return Combinators.combine(
                        actions(),
                        Arbitraries.of(ARCHITECTURES).set().ofMaxSize(3),
                        rules().list().ofMaxSize(6))
                .as((action, architectures, rules) -> SeccompProfile.builder()
                        .defaultAction(action)
                        .architectures(architectures)
                        .rules(rules)
                        .build());
    }

    private static Arbitrary<Action> actions() {
        return Arbitraries.of(Action.ALLOW, Action.ERRNO, Action.LOG, Action.KILL_PROCESS, Action.TRAP);
    }

    private static Arbitrary<SyscallRule> rules() {
        Arbitrary<RuleScope> scopes = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(RuleScope.ALL)),
                Tuple.of(1, Arbitraries.of("CAP_SYS_ADMIN", "CAP_NET_RAW").map(RuleScope::caps)),
                Tuple.of(1, Arbitraries.of("amd64", "arm64").map(RuleScope::arches)));
        return Combinators.combine(
                        calls(),
                        actions(),
                        conditions().list().ofMaxSize(2).uniqueElements(ArgumentCondition::index),
                        scopes)
                .as((names, action, conditions, scope) -> SyscallRule.builder()
                        .names(names)
                        .action(action)
                        .args(conditions)
                        .includes(scope)
                        .build());
    }

    private static Arbitrary<List<String>> calls() {
        List<String> all = List.copyOf(new TreeSet<>(SyscallTable.allNames()));
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(USUAL)), Tuple.of(1, Arbitraries.of(all)))
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Arbitrary<ArgumentCondition> conditions() {
        Arbitrary<Long> numbers = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 64), Arbitraries.of(-1L, 0xffff_ffffL, 1L << 32, Long.MIN_VALUE));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(
                                Operator.EQ,
                                Operator.NE,
                                Operator.LT,
                                Operator.LE,
                                Operator.GT,
                                Operator.GE,
                                Operator.MASKED_EQ),
                        numbers,
                        numbers)
                .as(ArgumentCondition::new);
    }
}
