package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.meet.ConflictException;
import dev.hasp.order.Comparison;
import dev.hasp.order.Excess;
import dev.hasp.testing.EngineArbitraries;
import dev.hasp.testing.ProfileArbitraries;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RestrictProperties {

    @Provide
    Arbitrary<SecurityProfile> profiles() {
        return ProfileArbitraries.specs().map(SecuritySpec::profile);
    }

    /** Three profiles that mostly decide the same few controls, so that they meet. */
    @Provide
    Arbitrary<List<SecurityProfile>> neighbours() {
        return Arbitraries.of(Controls.all()).list().ofMinSize(1).ofMaxSize(3).flatMap(controls -> {
            Arbitrary<SecurityProfile> one = controls.stream()
                    .map(RestrictProperties::deciding)
                    .reduce((a, b) -> Combinators.combine(a, b).as(SecurityProfile::overlay))
                    .orElseThrow()
                    .map(RestrictProperties::valid);
            return one.list().ofSize(3);
        });
    }

    /** Without defaults of the daemon's own that are stricter than Docker's, which a profile cannot know of. */
    @Provide
    Arbitrary<EngineFacts> engines() {
        return EngineArbitraries.engines()
                .map(engine -> engine.toBuilder()
                        .defaultShmSize(Optional.empty())
                        .defaultUlimits(Optional.empty())
                        .build());
    }

    private static <T> Arbitrary<SecurityProfile> deciding(Control<T> control) {
        return ProfileArbitraries.values(control)
                .optional(0.8)
                .map(value -> value.map(decided -> SecurityProfile.empty().with(control, decided))
                        .orElse(SecurityProfile.empty()));
    }

    private static SecurityProfile valid(SecurityProfile profile) {
        return profile.validate().stream()
                .filter(Finding::isError)
                .findFirst()
                .map(error -> valid(profile.without(error.control())))
                .orElse(profile);
    }

    private static Optional<SecurityProfile> meet(Optional<SecurityProfile> a, Optional<SecurityProfile> b) {
        try {
            return a.isPresent() && b.isPresent() ? Optional.of(a.get().restrict(b.get())) : Optional.empty();
        } catch (ConflictException conflict) {
            return Optional.empty();
        }
    }

    private static Optional<SecurityProfile> meet(SecurityProfile a, SecurityProfile b) {
        return meet(Optional.of(a), Optional.of(b));
    }

    @Property(tries = 150)
    void a_profile_restricted_by_itself_is_the_same(@ForAll("profiles") SecurityProfile a) {
        assertThat(a.restrict(a)).isEqualTo(a);
    }

    @Property(tries = 300)
    void the_order_of_two_profiles_does_not_matter(@ForAll("neighbours") List<SecurityProfile> some) {
        SecurityProfile a = some.get(0).named("a");
        SecurityProfile b = some.get(1).named("b");

        Optional<SecurityProfile> meet = meet(a, b);

        assertThat(meet).isEqualTo(meet(b, a));
        meet.ifPresent(both -> both.decided()
                .forEach(control ->
                        assertThat(both.origin(control)).isEqualTo(b.restrict(a).origin(control))));
    }

    @Property(tries = 500)
    void three_profiles_come_to_the_same_in_any_order(@ForAll("neighbours") List<SecurityProfile> some) {
        SecurityProfile a = some.get(0);
        SecurityProfile b = some.get(1);
        SecurityProfile c = some.get(2);

        Optional<SecurityProfile> left = meet(meet(a, b), Optional.of(c));
        Optional<SecurityProfile> right = meet(Optional.of(a), meet(b, c));

        if (left.isPresent() && right.isPresent()) {
            assertThat(left).isEqualTo(right);
        }
    }

    @Property(tries = 150)
    void any_two_profiles_come_to_a_valid_one(
            @ForAll("profiles") SecurityProfile a, @ForAll("profiles") SecurityProfile b) {
        meet(a, b).ifPresent(both -> assertThat(both.validate()).noneMatch(Finding::isError));
    }

    @Property(tries = 300)
    void neighbours_come_to_a_valid_one(@ForAll("neighbours") List<SecurityProfile> some) {
        meet(some.get(0), some.get(1))
                .ifPresent(both -> assertThat(both.validate()).noneMatch(Finding::isError));
    }

    @Property(tries = 300)
    void the_result_permits_nothing_that_either_denies(
            @ForAll("neighbours") List<SecurityProfile> some, @ForAll("engines") EngineFacts engine) {
        SecurityProfile a = some.get(0);
        SecurityProfile b = some.get(1);
        meet(a, b).map(SecurityProfile::toSpec).ifPresent(both -> {
            List<String> weaker = Stream.of(a, b)
                    .flatMap(side -> beyond(both.on(engine), side.toSpec().on(engine)))
                    .toList();
            assertThat(weaker.isEmpty() || isRefused(both, engine))
                    .as("%s", weaker)
                    .isTrue();
        });
    }

    /** What the first permits and the second denies. */
    private static Stream<String> beyond(EffectivePolicy first, EffectivePolicy second) {
        return Comparison.of(first, second).differences().stream()
                .filter(difference -> difference.forward() instanceof Excess.Found)
                .map(difference -> difference.first().aspect() + " " + difference.forward());
    }

    /** An engine that creates or starts nothing permits nothing. */
    private static boolean isRefused(SecuritySpec spec, EngineFacts engine) {
        return spec.check(engine).findings().stream()
                .map(EngineFinding::effect)
                .anyMatch(effect -> effect == Effect.REFUSED_AT_CREATE || effect == Effect.REFUSED_AT_START);
    }
}
