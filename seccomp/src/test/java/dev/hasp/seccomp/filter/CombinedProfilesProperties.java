package dev.hasp.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.algebra.InexpressibleProfileException;
import dev.hasp.seccomp.algebra.ProfileAlgebra;
import dev.hasp.seccomp.algebra.RandomProfiles;
import dev.hasp.seccomp.filter.RealLibseccomp.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Unions and intersections, compiled by the machine's own libseccomp, mean what they should. */
class CombinedProfilesProperties {

    private static final ProfileAlgebra ALGEBRA = ProfileAlgebra.of(ContainerRuntime.NONE, Libseccomp.DEBIAN_12);
    private static @Nullable RealLibseccomp libseccomp;

    @BeforeContainer
    static void start() {
        libseccomp = RealLibseccomp.start();
    }

    @AfterContainer
    static void stop() {
        if (libseccomp != null) {
            libseccomp.close();
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void libseccomp_compiles_unions_and_intersections_rightly(
            @ForAll("two") List<ResolvedProfile> two, @ForAll boolean union, @ForAll Random random) {
        ResolvedProfile first = two.get(0);
        ResolvedProfile second = two.get(1);
        Assume.that(isExported(first) && isExported(second));
        ResolvedProfile result;
        try {
            result = union ? ALGEBRA.union(first, second) : ALGEBRA.intersection(first, second);
        } catch (InexpressibleProfileException | SeccompLoadException e) {
            return;
        }
        FilterMeaning a = ALGEBRA.meaning(first);
        FilterMeaning b = ALGEBRA.meaning(second);
        FilterMeaning expected = union ? a.union(b) : a.intersection(b);
        assertThat(libseccomp.load(result)).isTrue();
        SeccompFilter filter = SeccompFilter.load(result, ContainerRuntime.NONE);
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<Architecture> covered = filter.architectures();
            Architecture architecture = covered.get(random.nextInt(covered.size()));
            questions.add(new Question(
                    architecture.auditArch(),
                    RandomProfiles.number(filter, random),
                    RandomProfiles.registers(two.get(random.nextInt(2)), random)));
        }
        List<Verdict> answers = libseccomp.decide(questions);
        for (int i = 0; i < answers.size(); i++) {
            Question question = questions.get(i);
            assertThat(answers.get(i))
                    .as(() -> Arrays.toString(question.arguments()) + " " + question.number() + result.toJson())
                    .isEqualTo(expected.diagram(question.auditArch(), question.number())
                            .decide(question.arguments()));
        }
    }

    /** Libseccomp 2.5.4 does not know loongarch64, and on little-endian machines exports long big-endian filters wrongly. */
    private static boolean isExported(ResolvedProfile profile) {
        return !profile.nativeArchitecture().isBigEndian()
                && profile.nativeArchitecture() != Architecture.LOONGARCH64
                && !profile.architectures().contains(Architecture.LOONGARCH64.scmpName());
    }

    @Provide
    Arbitrary<List<ResolvedProfile>> two() {
        return RandomProfiles.together(2);
    }
}
