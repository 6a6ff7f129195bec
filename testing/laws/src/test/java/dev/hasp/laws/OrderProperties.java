package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.order.Comparison;
import dev.hasp.order.Difference;
import dev.hasp.order.Excess;
import dev.hasp.order.Order;
import dev.hasp.order.Orders;
import dev.hasp.order.Relation;
import dev.hasp.testing.EngineArbitraries;
import dev.hasp.testing.ProfileArbitraries;
import dev.hasp.witness.Witness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * How policies lie to each other: a preorder, with evidence that is true, in which less is never looser. 100 cases of
 * each; {@code -Dhasp.tries=5000} asks for more.
 */
@PropertyDefaults(tries = OrderProperties.TRIES, edgeCases = EdgeCasesMode.NONE)
class OrderProperties {

    static final int TRIES = 100;

    private static final int PER_TRY = Math.max(1, Integer.getInteger("hasp.tries", TRIES) / TRIES);

    /** So many that each change is met. */
    private static final int CHANGES_PER_TRY = 10 * PER_TRY;

    /**
     * A profile and what came of it by a few changes, on one engine.
     *
     * @param policies what they mean there, in no order
     */
    private record Relatives(List<SecurityProfile> profiles, EngineFacts engine, List<EffectivePolicy> policies) {

        static Relatives of(List<SecurityProfile> profiles, EngineFacts engine) {
            return new Relatives(
                    profiles,
                    engine,
                    profiles.stream()
                            .map(profile -> profile.toSpec().on(engine))
                            .toList());
        }

        EffectivePolicy policy(int number) {
            return policies.get(number);
        }

        @Override
        public String toString() {
            return profiles + " on " + engine;
        }
    }

    /**
     * A change, a profile that it can often be done to, and the dice for it.
     */
    private record Changed(Change change, SecurityProfile before, long seed) {

        Optional<SecurityProfile> after() {
            return change.applyTo(before, new Random(seed));
        }
    }

    @Provide
    Arbitrary<EngineFacts> engines() {
        Arbitrary<EngineFacts> plain =
                Arbitraries.of("20.10.24", "26.1.5", "28.5.2").map(EngineFacts::plainDocker);
        return Arbitraries.frequencyOf(Tuple.of(2, plain), Tuple.of(1, EngineArbitraries.engines()));
    }

    @Provide
    Arbitrary<SecuritySpec> specs() {
        return ProfileArbitraries.specs();
    }

    @Provide
    Arbitrary<List<Relatives>> families() {
        return relatives().list().ofSize(PER_TRY);
    }

    private Arbitrary<Relatives> relatives() {
        Arbitrary<List<Change>> changes = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(Tightening.ALL).list().ofMaxSize(4)),
                Tuple.of(3, Arbitraries.of(Loosening.ALL).list().ofMaxSize(4)),
                Tuple.of(
                        2,
                        Arbitraries.of(Stream.of(Tightening.ALL, Loosening.ALL)
                                        .flatMap(List::stream)
                                        .toList())
                                .list()
                                .ofMaxSize(2)));
        return Combinators.combine(specs(), changes, changes, Arbitraries.longs(), engines())
                .as((spec, some, more, seed, engine) -> {
                    SecurityProfile second = changed(spec.profile(), some, seed);
                    return Relatives.of(List.of(spec.profile(), second, changed(second, more, seed)), engine);
                });
    }

    private static SecurityProfile changed(SecurityProfile profile, List<Change> changes, long seed) {
        SecurityProfile result = profile;
        for (Change change : changes) {
            result = change.applyTo(result, new Random(seed)).orElse(result);
        }
        return result;
    }

    @Provide
    Arbitrary<List<Changed>> tightened() {
        return changed(Tightening.ALL).list().ofSize(CHANGES_PER_TRY);
    }

    @Provide
    Arbitrary<List<Changed>> loosened() {
        return changed(Loosening.ALL).list().ofSize(CHANGES_PER_TRY);
    }

    /** Of a spec that mostly decides the control in question. */
    private static Arbitrary<Changed> changed(List<Change> changes) {
        return Arbitraries.of(changes)
                .flatMap(change -> Combinators.combine(
                                ProfileArbitraries.specs(),
                                Arbitraries.oneOf(
                                        ProfileArbitraries.deciding(change.control()),
                                        Arbitraries.just(change.start()),
                                        Arbitraries.just(change.start())),
                                Arbitraries.longs())
                        .as((spec, decided, seed) ->
                                new Changed(change, valid(spec.profile().overlay(decided), change.control()), seed)));
    }

    /** What is in the way of that control is taken out first. */
    private static SecurityProfile valid(SecurityProfile profile, Control<?> kept) {
        return profile.validate().stream()
                .filter(Finding::isError)
                .map(Finding::control)
                .reduce((one, other) -> one.equals(kept) ? other : one)
                .map(control -> valid(profile.without(control), kept))
                .orElse(profile);
    }

    @Property
    void a_policy_is_equal_to_itself_and_to_one_that_is_derived_anew(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        EffectivePolicy policy = spec.on(engine);
        EffectivePolicy again = spec.profile().toBuilder()
                .build()
                .toSpec()
                .on(engine.toBuilder().build());

        assertThat(List.of(Comparison.of(policy, policy), Comparison.of(policy, again)))
                .allSatisfy(comparison -> {
                    assertThat(comparison.relation()).isEqualTo(Relation.EQUAL);
                    assertThat(comparison.differences()).isEmpty();
                });
    }

    @Property
    void seen_from_the_other_side_the_relation_is_reversed(@ForAll("families") List<Relatives> families) {
        for (Relatives relatives : families) {
            Comparison there = Comparison.of(relatives.policy(0), relatives.policy(1));
            Comparison back = Comparison.of(relatives.policy(1), relatives.policy(0));

            assertThat(back.relation()).isEqualTo(there.relation().reversed());
            assertThat(back.differences())
                    .extracting(Difference::forward, Difference::backward)
                    .containsExactlyElementsOf(there.differences().stream()
                            .map(difference -> tuple(difference.backward(), difference.forward()))
                            .toList());
            Statistics.collect(there.relation());
        }
        Statistics.coverage(coverage -> {
            for (Relation relation : Relation.values()) {
                coverage.check(relation).percentage(percentage -> percentage > 3);
            }
        });
    }

    @Property
    void stricter_than_a_stricter_one_is_stricter_in_every_aspect(@ForAll("families") List<Relatives> families) {
        for (Relatives relatives : families) {
            for (Order<?> order : Orders.all()) {
                transitive(order, relatives, 0, 1, 2);
                transitive(order, relatives, 2, 1, 0);
                transitive(order, relatives, 1, 0, 2);
                transitive(order, relatives, 0, 2, 1);
            }
            boolean chain = transitive(relatives, 0, 1, 2);
            boolean reverse = transitive(relatives, 2, 1, 0);
            Statistics.collect(chain || reverse);
        }
        Statistics.coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 30));
    }

    private static void transitive(Order<?> order, Relatives of, int first, int second, int third) {
        if (order.excess(of.policy(first), of.policy(second)).isNone()
                && order.excess(of.policy(second), of.policy(third)).isNone()) {
            assertThat(order.excess(of.policy(first), of.policy(third)))
                    .as("%s of %s beyond %s over %s", order.aspect(), first, third, of)
                    .isEqualTo(Excess.none());
        }
    }

    /** Whether there was anything to see. */
    private static boolean transitive(Relatives of, int first, int second, int third) {
        boolean chain = isAtLeastAsStrict(of, first, second) && isAtLeastAsStrict(of, second, third);
        if (chain) {
            assertThat(isAtLeastAsStrict(of, first, third)).as(of.toString()).isTrue();
        }
        return chain;
    }

    private static boolean isAtLeastAsStrict(Relatives of, int first, int second) {
        return Comparison.of(of.policy(first), of.policy(second)).isAtLeastAsStrict();
    }

    @Property
    void whatever_is_taken_away_is_never_looser(
            @ForAll("tightened") List<Changed> changes, @ForAll("engines") EngineFacts engine) {
        changes.forEach(changed -> changed.after().ifPresent(after -> {
            Comparison comparison = Comparison.of(
                    after.toSpec().on(engine), changed.before().toSpec().on(engine));

            assertThat(comparison.differences())
                    .as("%s of %s: %s on %s", changed.change(), changed.before(), after, engine)
                    .noneMatch(difference -> difference.forward() instanceof Excess.Found);
            assertThat(comparison.relation()).isNotEqualTo(Relation.LOOSER);
            Statistics.label("done").collect(changed.change().name());
        }));
        coverAll(Tightening.ALL);
    }

    @Property
    void whatever_is_given_is_never_stricter(
            @ForAll("loosened") List<Changed> changes, @ForAll("engines") EngineFacts engine) {
        changes.forEach(changed -> changed.after().ifPresent(after -> {
            Comparison comparison = Comparison.of(
                    after.toSpec().on(engine), changed.before().toSpec().on(engine));

            assertThat(comparison.differences())
                    .as("%s of %s: %s on %s", changed.change(), changed.before(), after, engine)
                    .noneMatch(difference -> difference.backward() instanceof Excess.Found);
            assertThat(comparison.relation()).isNotEqualTo(Relation.STRICTER);
            Statistics.label("done").collect(changed.change().name());
        }));
        coverAll(Loosening.ALL);
    }

    private static void coverAll(List<Change> changes) {
        Statistics.label("done")
                .coverage(coverage ->
                        changes.forEach(change -> coverage.check(change.name()).count(count -> count > 0)));
    }

    @Property
    void the_evidence_is_true(@ForAll("families") List<Relatives> families) {
        for (Relatives relatives : families) {
            for (Difference<?> difference :
                    Comparison.of(relatives.policy(0), relatives.policy(2)).differences()) {
                difference.forward().witness().ifPresent(witness -> tells(witness, relatives, 0, 2));
                difference.backward().witness().ifPresent(witness -> tells(witness, relatives, 2, 0));
            }
        }
    }

    private static void tells(Witness witness, Relatives of, int permitting, int denying) {
        assertThat(witness.isPermittedBy(of.policy(permitting)))
                .as("%s may %s of %s", permitting, witness, of)
                .contains(true);
        assertThat(witness.isPermittedBy(of.policy(denying)))
                .as("%s may %s of %s", denying, witness, of)
                .contains(false);
        assertThat(witness.toString())
                .isNotBlank()
                .doesNotStartWith(witness.getClass().getSimpleName())
                .matches(text -> text.codePoints().noneMatch(Character::isISOControl), "has no control character");
    }

    @Property
    void what_a_stricter_one_may_the_looser_may_too(@ForAll("families") List<Relatives> families) {
        for (Relatives relatives : families) {
            WitnessUniverse universe = new WitnessUniverse(relatives.policies());
            for (int first = 0; first < 3; first++) {
                for (int second = 0; second < 3; second++) {
                    if (first != second) {
                        keeps(universe, relatives, first, second);
                    }
                }
            }
        }
    }

    private static void keeps(WitnessUniverse universe, Relatives of, int first, int second) {
        EffectivePolicy permitting = of.policy(first);
        EffectivePolicy other = of.policy(second);
        Orders.all().stream()
                .filter(order -> order.excess(permitting, other).isNone())
                .flatMap(order -> universe.of(order.aspect()))
                .forEach(witness -> assertThat(witness.isPermittedBy(permitting).orElse(false)
                                && !witness.isPermittedBy(other).orElse(true))
                        .as("%s may %s and %s may not, of %s", first, witness, second, of)
                        .isFalse());
    }

    @Property
    void a_control_is_as_its_differences_are_and_all_are_as_the_controls(@ForAll("families") List<Relatives> families) {
        for (Relatives relatives : families) {
            Comparison comparison = Comparison.of(relatives.policy(0), relatives.policy(2));
            Map<Control<?>, List<Difference<?>>> byControl =
                    comparison.differences().stream().collect(Collectors.groupingBy(Difference::control));
            Map<Control<?>, Relation> relations = new HashMap<>();
            byControl.forEach((control, differences) -> relations.put(control, expected(differences)));

            assertThat(comparison.relations()).isEqualTo(relations);
            assertThat(comparison.relation()).isEqualTo(expected(comparison.differences()));
            // it may be, too, where it is not known whether the second permits more
            assertThat(comparison.isAtLeastAsStrict())
                    .isEqualTo(comparison.differences().stream()
                            .allMatch(difference -> difference.forward().isNone()));
        }
    }

    private static Relation expected(List<Difference<?>> differences) {
        boolean more = any(differences, Difference::forward, Excess.Found.class);
        boolean less = any(differences, Difference::backward, Excess.Found.class);
        boolean open = (!more && any(differences, Difference::forward, Excess.Undecided.class))
                || (!less && any(differences, Difference::backward, Excess.Undecided.class));
        if (open || (more && less)) {
            return Relation.INCOMPARABLE;
        }
        return more ? Relation.LOOSER : less ? Relation.STRICTER : Relation.EQUAL;
    }

    private static boolean any(
            List<Difference<?>> differences, Function<Difference<?>, Excess> direction, Class<? extends Excess> kind) {
        return differences.stream().map(direction).anyMatch(kind::isInstance);
    }
}
