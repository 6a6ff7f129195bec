package dev.hasp.seccomp.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterMeaningProperties {

    @Property(tries = 150)
    void means_what_the_filter_decides(
            @ForAll("profile") ResolvedProfile profile, @ForAll ContainerRuntime runtime, @ForAll Random random) {
        SeccompFilter filter = RandomProfiles.load(profile, runtime);
        FilterMeaning meaning = FilterMeaning.of(filter);
        for (int i = 0; i < 200; i++) {
            Architecture architecture = architecture(filter, random);
            int number = RandomProfiles.number(filter, random);
            long[] registers = RandomProfiles.registers(profile, random);
            assertThat(meaning.decide(architecture, number, registers))
                    .as("%s %x %s", architecture, number, Arrays.toString(registers))
                    .isEqualTo(filter.decide(architecture, number, registers).verdict());
        }
    }

    @Property(tries = 150)
    void union_and_intersection_take_the_laxer_and_the_stricter_verdict(
            @ForAll("two") List<ResolvedProfile> two, @ForAll Random random) {
        SeccompFilter a = RandomProfiles.load(two.get(0), ContainerRuntime.RUNC);
        SeccompFilter b = RandomProfiles.load(two.get(1), ContainerRuntime.RUNC);
        FilterMeaning union = FilterMeaning.of(a).union(FilterMeaning.of(b));
        FilterMeaning intersection = FilterMeaning.of(a).intersection(FilterMeaning.of(b));
        for (int i = 0; i < 100; i++) {
            Architecture architecture = architecture(a, random);
            int number = RandomProfiles.number(random.nextBoolean() ? a : b, random);
            long[] registers = RandomProfiles.registers(two.get(random.nextInt(2)), random);
            List<Verdict> both = List.of(
                    a.decide(architecture, number, registers).verdict(),
                    b.decide(architecture, number, registers).verdict());
            assertThat(union.decide(architecture, number, registers)).isEqualTo(Collections.max(both));
            assertThat(intersection.decide(architecture, number, registers)).isEqualTo(Collections.min(both));
        }
    }

    @Property(tries = 150)
    void subset_is_a_partial_order_up_to_how_calls_are_denied(@ForAll("three") List<ResolvedProfile> three) {
        List<FilterMeaning> all = meanings(three);
        FilterMeaning a = all.get(0);
        FilterMeaning b = all.get(1);
        FilterMeaning c = all.get(2);
        assertThat(a.isSubsetOf(a)).isTrue();
        assertThat(a.isSubsetOf(b) && b.isSubsetOf(a)).isEqualTo(a.permitsSameAs(b));
        FilterMeaning ab = a.intersection(b);
        FilterMeaning abc = ab.intersection(c);
        assertThat(abc.isSubsetOf(ab)).isTrue();
        assertThat(ab.isSubsetOf(a)).isTrue();
        assertThat(abc.isSubsetOf(a)).isTrue();
        if (a.isSubsetOf(b) && b.isSubsetOf(c)) {
            assertThat(a.isSubsetOf(c)).isTrue();
        }
    }

    @Property(tries = 150)
    void union_and_intersection_are_join_and_meet(@ForAll("three") List<ResolvedProfile> three) {
        List<FilterMeaning> all = meanings(three);
        FilterMeaning a = all.get(0);
        FilterMeaning b = all.get(1);
        FilterMeaning c = all.get(2);
        assertThat(a.union(a)).isEqualTo(a);
        assertThat(a.intersection(a)).isEqualTo(a);
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
        assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
        assertThat(a.intersection(b).intersection(c)).isEqualTo(a.intersection(b.intersection(c)));
        assertThat(a.union(a.intersection(b))).isEqualTo(a);
        assertThat(a.intersection(a.union(b))).isEqualTo(a);
        assertThat(a.intersection(b.union(c))).isEqualTo(a.intersection(b).union(a.intersection(c)));
        assertThat(a.isSubsetOf(a.union(b))).isTrue();
        // least upper bound and greatest lower bound, for bounds that exist
        assertThat(a.union(b).isSubsetOf(c)).isEqualTo(a.isSubsetOf(c) && b.isSubsetOf(c));
        assertThat(c.isSubsetOf(a.intersection(b))).isEqualTo(c.isSubsetOf(a) && c.isSubsetOf(b));
    }

    @Property(tries = 150)
    void witnesses_are_true_and_there_is_one_exactly_if_it_is_no_subset(@ForAll("two") List<ResolvedProfile> two) {
        SeccompFilter a = RandomProfiles.load(two.get(0), ContainerRuntime.RUNC);
        SeccompFilter b = RandomProfiles.load(two.get(1), ContainerRuntime.RUNC);
        FilterMeaning first = FilterMeaning.of(a);
        FilterMeaning second = FilterMeaning.of(b);
        FilterComparison comparison = first.compareTo(second);
        assertThat(comparison.excess().isEmpty()).isEqualTo(first.isSubsetOf(second));
        assertThat(comparison.lack().isEmpty()).isEqualTo(second.isSubsetOf(first));
        comparison.excess().ifPresent(witness -> {
            assertTrue(witness, a, b);
            assertThat(witness.first().permits()).isTrue();
            assertThat(witness.second().permits()).isFalse();
        });
        comparison.lack().ifPresent(witness -> {
            assertTrue(witness, a, b);
            assertThat(witness.first().permits()).isFalse();
            assertThat(witness.second().permits()).isTrue();
        });
        assertThat(first.differenceFrom(second).isEmpty()).isEqualTo(first.equals(second));
        first.differenceFrom(second).ifPresent(witness -> {
            assertTrue(witness, a, b);
            assertThat(witness.first()).isNotEqualTo(witness.second());
        });
    }

    private static void assertTrue(Witness witness, SeccompFilter a, SeccompFilter b) {
        assertThat(a.decide(witness.architecture(), witness.number(), witness.registers())
                        .verdict())
                .isEqualTo(witness.first());
        assertThat(b.decide(witness.architecture(), witness.number(), witness.registers())
                        .verdict())
                .isEqualTo(witness.second());
    }

    private static List<FilterMeaning> meanings(List<ResolvedProfile> profiles) {
        return profiles.stream()
                .map(profile -> FilterMeaning.of(RandomProfiles.load(profile, ContainerRuntime.RUNC)))
                .toList();
    }

    private static Architecture architecture(SeccompFilter filter, Random random) {
        if (random.nextInt(10) == 0) {
            List<Architecture> all = List.of(Architecture.values());
            return all.get(random.nextInt(all.size()));
        }
        List<Architecture> covered = filter.architectures();
        return covered.get(random.nextInt(covered.size()));
    }

    @Provide
    Arbitrary<ResolvedProfile> profile() {
        return RandomProfiles.any();
    }

    @Provide
    Arbitrary<List<ResolvedProfile>> two() {
        return RandomProfiles.together(2);
    }

    @Provide
    Arbitrary<List<ResolvedProfile>> three() {
        return RandomProfiles.together(3);
    }
}
