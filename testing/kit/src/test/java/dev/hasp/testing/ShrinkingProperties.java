package dev.hasp.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;

/** What a falsified property is told with: the smallest profile that falsifies it. */
class ShrinkingProperties {

    @Property(tries = 20)
    void a_profile_shrinks_to_the_one_control_that_matters(@ForAll long seed) {
        SecurityProfile smallest = smallest(
                ProfileArbitraries.profiles(),
                seed,
                profile -> profile.memory()
                        .filter(size -> size.compareTo(ByteSize.mebibytes(1)) > 0)
                        .isPresent());

        assertThat(smallest.decided()).containsExactly(Controls.MEMORY);
    }

    @Property(tries = 10)
    void a_spec_shrinks_to_the_two_controls_that_matter(@ForAll long seed) {
        SecurityProfile smallest = smallest(
                        ProfileArbitraries.specs(),
                        seed,
                        spec -> spec.decided().contains(Controls.INIT)
                                && spec.decided().size() > 1)
                .profile();

        assertThat(smallest.decided()).hasSize(2).contains(Controls.INIT);
    }

    @Property(tries = 20)
    void a_list_shrinks_to_one_short_item(@ForAll long seed) {
        SecurityProfile smallest = smallest(
                ProfileArbitraries.deciding(Controls.DNS_SEARCH),
                seed,
                profile -> profile.dnsSearch().filter(names -> !names.isEmpty()).isPresent());

        assertThat(smallest.dnsSearch().orElseThrow())
                .singleElement()
                .satisfies(name -> assertThat(name).hasSizeLessThan(20));
    }

    private static <T> T smallest(Arbitrary<T> arbitrary, long seed, Predicate<T> falsified) {
        Random random = new Random(seed);
        var generator = arbitrary.generator(1000, false);
        Shrinkable<T> current = generator.next(random);
        while (!falsified.test(current.value())) {
            current = generator.next(random);
        }
        for (Optional<Shrinkable<T>> next = Optional.of(current); next.isPresent(); ) {
            current = next.get();
            next = current.shrink()
                    .filter(smaller -> falsified.test(smaller.value()))
                    .findFirst();
        }
        return current.value();
    }
}
