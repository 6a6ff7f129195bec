package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random profiles of the shapes that libseccomp compiles rightly, and interesting numbers. */
final class ProfileArbitraries {

    /** Ordinary calls, multiplexed ones, calls of few architectures, and one that is none. */
    static final List<String> NAMES = List.of(
            "read",
            "write",
            "lseek",
            "openat",
            "clone",
            "prctl",
            "personality",
            "futex",
            "socket",
            "bind",
            "accept",
            "accept4",
            "sendto",
            "semop",
            "semtimedop",
            "msgget",
            "shmat",
            "socketcall",
            "ipc",
            "mmap2",
            "chown32",
            "arch_prctl",
            "clock_gettime64",
            "s390_pci_mmio_read",
            "openat2",
            "cachestat",
            "mseal",
            "no_such_call");

    static final List<Long> NUMBERS = List.of(
            0L,
            1L,
            2L,
            3L,
            4L,
            5L,
            8L,
            9L,
            11L,
            16L,
            40L,
            255L,
            0x2_0000L,
            0x7fff_fffeL,
            0x7fff_ffffL,
            0x8000_0000L,
            0xffff_fffeL,
            0xffff_ffffL,
            0x1_0000_0000L,
            0x1_0000_0005L,
            0x1_0000_0028L,
            0x8000_0000_0000_0000L,
            -2L,
            -1L);

    private static final List<Long> SMALL = NUMBERS.stream()
            .filter(number -> number >= 0 && number < 0x8000_0000L)
            .toList();
    private static final List<Operator> UNORDERED = List.of(Operator.EQ, Operator.NE, Operator.MASKED_EQ);

    private ProfileArbitraries() {}

    static Arbitrary<ResolvedProfile> profiles() {
        return Arbitraries.of(Architecture.values())
                .filter(architecture -> architecture != Architecture.LOONGARCH64 && architecture != Architecture.X32)
                .flatMap(home -> Combinators.combine(
                                architectures(home),
                                verdicts(),
                                Arbitraries.of(NAMES)
                                        .set()
                                        .ofMinSize(1)
                                        .ofMaxSize(8)
                                        .flatMap(ProfileArbitraries::calls))
                        .as((further, byDefault, rules) -> profile(home, further, byDefault, rules)));
    }

    private static ResolvedProfile profile(
            Architecture home, List<Architecture> further, Verdict byDefault, List<ResolvedRule> rules) {
        return ResolvedProfile.builder()
                .nativeArchitecture(home)
                .architectures(further.stream().map(Architecture::scmpName).toList())
                .defaultAction(byDefault.action())
                .defaultErrno(errno(byDefault))
                .addRule(anchor(byDefault))
                .addAllRules(rules)
                .build();
    }

    /** An unconditional rule of an ordinary call; without one, libseccomp forgets to load the number after some others. */
    private static ResolvedRule anchor(Verdict byDefault) {
        Verdict other = byDefault.permits() ? new Verdict(Action.ERRNO, 13) : Verdict.ALLOW;
        return rule("getpid", other, List.of());
    }

    private static Arbitrary<List<Architecture>> architectures(Architecture home) {
        List<Architecture> alike = Arrays.stream(Architecture.values())
                .filter(other -> other.isBigEndian() == home.isBigEndian() && other != Architecture.LOONGARCH64)
                .toList();
        return Arbitraries.of(alike).list().ofMaxSize(3);
    }

    private static Arbitrary<Verdict> verdicts() {
        return Arbitraries.of(
                new Verdict(Action.ALLOW, 0),
                new Verdict(Action.ERRNO, 1),
                new Verdict(Action.ERRNO, 38),
                new Verdict(Action.ERRNO, 0),
                new Verdict(Action.KILL_PROCESS, 0),
                new Verdict(Action.KILL_THREAD, 0),
                new Verdict(Action.LOG, 0),
                new Verdict(Action.TRAP, 0),
                new Verdict(Action.TRACE, 7));
    }

    private static Optional<Errno> errno(Verdict verdict) {
        return verdict.action().takesErrno() ? Optional.of(Errno.of(verdict.data())) : Optional.empty();
    }

    private static Arbitrary<List<ResolvedRule>> calls(Set<String> names) {
        List<Arbitrary<List<ResolvedRule>>> each = new ArrayList<>();
        for (String name : names) {
            each.add(Arbitraries.oneOf(
                    unconditional(name),
                    single(name, UNORDERED, NUMBERS),
                    ordered(name),
                    chainsOfEqual(name),
                    one(name)));
        }
        return Combinators.combine(each)
                .as(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static ResolvedRule rule(String name, Verdict verdict, List<ArgumentCondition> conditions) {
        return new ResolvedRule(List.of(name), verdict.action(), errno(verdict), conditions, 0);
    }

    private static Arbitrary<List<ResolvedRule>> unconditional(String name) {
        Arbitrary<ResolvedRule> any = Arbitraries.oneOf(
                verdicts().map(verdict -> rule(name, verdict, List.of())),
                Combinators.combine(verdicts(), condition(UNORDERED, NUMBERS))
                        .as((verdict, condition) -> rule(name, verdict, List.of(condition))));
        return any.list().ofMinSize(1).ofMaxSize(3);
    }

    /** Several rules of one condition each, with several verdicts. */
    private static Arbitrary<List<ResolvedRule>> single(String name, List<Operator> operators, List<Long> numbers) {
        return Combinators.combine(verdicts(), condition(operators, numbers))
                .as((verdict, condition) -> rule(name, verdict, List.of(condition)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /** Several rules of one ordered condition each with small constants and one verdict. */
    private static Arbitrary<List<ResolvedRule>> ordered(String name) {
        return verdicts()
                .flatMap(verdict -> condition(Operator.known().subList(0, 6), SMALL)
                        .map(condition -> rule(name, verdict, List.of(condition)))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3));
    }

    /** Several rules of several conditions, all EQ, with several verdicts. */
    private static Arbitrary<List<ResolvedRule>> chainsOfEqual(String name) {
        return Combinators.combine(verdicts(), conditions(List.of(Operator.EQ)))
                .as((verdict, conditions) -> rule(name, verdict, conditions))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    /** One rule of anything. */
    private static Arbitrary<List<ResolvedRule>> one(String name) {
        return Combinators.combine(verdicts(), conditions(Operator.known()))
                .as((verdict, conditions) -> List.of(rule(name, verdict, conditions)));
    }

    private static Arbitrary<List<ArgumentCondition>> conditions(List<Operator> operators) {
        return condition(operators, NUMBERS).list().ofMinSize(1).ofMaxSize(3).uniqueElements(ArgumentCondition::index);
    }

    private static Arbitrary<ArgumentCondition> condition(List<Operator> operators, List<Long> numbers) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(operators),
                        Arbitraries.of(numbers),
                        Arbitraries.of(numbers))
                .as((index, operator, value, two) ->
                        new ArgumentCondition(index, operator, value, operator.equals(Operator.MASKED_EQ) ? two : 0));
    }
}
