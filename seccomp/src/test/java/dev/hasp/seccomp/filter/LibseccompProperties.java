package dev.hasp.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import dev.hasp.seccomp.filter.RealLibseccomp.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Random profiles on all architectures: every decision equals that of the machine's own libseccomp. */
class LibseccompProperties {

    private static final int QUESTIONS_PER_CALL = 8;
    private static @Nullable RealLibseccomp libseccomp;
    private static long decisions;

    @BeforeContainer
    static void start() {
        libseccomp = RealLibseccomp.start();
    }

    @AfterContainer
    static void stop() {
        if (libseccomp != null) {
            libseccomp.close();
            assertThat(decisions).isGreaterThan(100_000);
        }
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void decides_as_libseccomp(@ForAll("profiles") ResolvedProfile profile, @ForAll Random random) {
        boolean loads = libseccomp.load(profile);
        SeccompFilter filter;
        try {
            filter = SeccompFilter.load(profile, ContainerRuntime.NONE);
        } catch (SeccompLoadException e) {
            assertThat(loads).as(e.getMessage()).isFalse();
            return;
        }
        assertThat(loads)
                .as(() -> "libseccomp refuses what is taken here on " + profile.nativeArchitecture() + ": "
                        + profile.toJson())
                .isTrue();
        List<Question> questions = questions(profile, filter, random);
        List<Verdict> answers = libseccomp.decide(questions);
        for (int i = 0; i < answers.size(); i++) {
            Question question = questions.get(i);
            Decision decision = filter.decide(question.auditArch(), question.number(), question.arguments());
            assertThat(decision.verdict())
                    .as(() -> "arch %x nr %d args %s: %s in %s"
                            .formatted(
                                    question.auditArch(),
                                    question.number(),
                                    Arrays.toString(question.arguments()),
                                    decision,
                                    profile.toJson()))
                    .isEqualTo(answers.get(i));
        }
        decisions += answers.size();
    }

    private static List<Question> questions(ResolvedProfile profile, SeccompFilter filter, Random random) {
        Set<Architecture> architectures = new TreeSet<>(filter.architectures());
        architectures.add(List.of(Architecture.values()).get(random.nextInt(Architecture.values().length)));
        List<Question> questions = new ArrayList<>();
        for (Architecture architecture : architectures) {
            Set<Integer> numbers = new TreeSet<>();
            SyscallTable table = SyscallTable.of(architecture);
            for (ResolvedRule rule : profile.rules()) {
                rule.names().forEach(name -> table.number(name).ifPresent(numbers::add));
            }
            table.number("socketcall").ifPresent(numbers::add);
            table.number("ipc").ifPresent(numbers::add);
            numbers.addAll(List.of(
                    0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x40000000, 0x3fffffff, 600, random.nextInt(7000)));
            for (int number : numbers) {
                for (int i = 0; i < QUESTIONS_PER_CALL; i++) {
                    questions.add(new Question(architecture.auditArch(), number, arguments(profile, random)));
                }
            }
        }
        return questions;
    }

    /** Constants of the profile and their neighbours, with and without something in the upper half. */
    private static long[] arguments(ResolvedProfile profile, Random random) {
        List<Long> constants = new ArrayList<>(ProfileArbitraries.NUMBERS);
        profile.rules()
                .forEach(rule -> rule.args().forEach(condition -> {
                    constants.add(condition.value());
                    constants.add(condition.valueTwo());
                }));
        return random.ints(6, 0, constants.size())
                .mapToLong(i -> constants.get(i) + random.nextInt(3) - 1)
                .map(value -> random.nextInt(4) == 0 ? value ^ 0x1_0000_0000L : value)
                .toArray();
    }

    @Provide
    Arbitrary<ResolvedProfile> profiles() {
        return ProfileArbitraries.profiles();
    }
}
