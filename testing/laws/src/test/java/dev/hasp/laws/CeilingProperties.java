package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Demand;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.document.CeilingDocument;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFacts;
import dev.hasp.meaning.Meanings;
import dev.hasp.order.Comparison;
import dev.hasp.refusal.Refusals;
import dev.hasp.testing.ProfileArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CeilingProperties {

    private static final EngineFacts DOCKER = EngineFacts.plainDocker("28.5.2");

    /** A bound, and a request that decides no more than it does. */
    record Pair(SecuritySpec bound, SecuritySpec request) {}

    @Provide
    Arbitrary<Pair> pairs() {
        return Combinators.combine(ProfileArbitraries.specs(), ProfileArbitraries.profiles(), Arbitraries.longs())
                .as((bound, other, seed) -> {
                    Random random = new Random(seed);
                    SecurityProfile request = bound.profile();
                    for (Control<?> control : Controls.all()) {
                        if (random.nextInt(4) == 0) {
                            request = request.without(control);
                        }
                        if (other.get(control).isPresent() && bound.get(control).isPresent() && random.nextBoolean()) {
                            request = take(control, other, request);
                        }
                    }
                    return new Pair(bound, valid(request));
                });
    }

    @Provide
    Arbitrary<Ceiling> ceilings() {
        Arbitrary<Demand> demands = Arbitraries.of(
                Demand.nonRoot(),
                Demand.noNewPrivileges(),
                Demand.pidsAtMost(100),
                Demand.capabilitiesAtMost(),
                Demand.noHostPaths(),
                Demand.mustSet(Controls.MEMORY),
                Demand.noPublishedPorts());
        return Combinators.combine(
                        Arbitraries.of("site", "team"), demands.set().ofMaxSize(4), ProfileArbitraries.specs())
                .as((name, set, bound) -> {
                    List<Demand> all = new ArrayList<>(set);
                    all.add(Demand.atMost(bound.profile()));
                    return Ceiling.of(name, all.toArray(Demand[]::new));
                });
    }

    @Provide
    Arbitrary<SecuritySpec> specs() {
        return ProfileArbitraries.specs();
    }

    @Property(tries = 100)
    void a_bound_admits_what_is_at_least_as_strict_and_in_force(@ForAll("pairs") Pair pair) {
        boolean strict = Comparison.of(pair.request().on(DOCKER), pair.bound().on(DOCKER))
                .isAtLeastAsStrict();
        boolean inForce = isInForce(pair.bound()) && isInForce(pair.request()) && isTaken(pair.request());

        assertThat(pair.request()
                        .within(Ceiling.atMost("site", pair.bound().profile()), DOCKER)
                        .isAdmitted())
                .isEqualTo(strict && inForce);
    }

    @Property(tries = 40)
    void both_admit_what_each_admits(
            @ForAll("ceilings") Ceiling one, @ForAll("ceilings") Ceiling other, @ForAll("specs") SecuritySpec spec) {
        boolean each = spec.within(one, DOCKER).isAdmitted()
                && spec.within(other, DOCKER).isAdmitted();

        assertThat(spec.within(one.and(other), DOCKER).isAdmitted()).isEqualTo(each);
        assertThat(one.and(other)).isEqualTo(other.and(one));
        assertThat(one.and(one)).isEqualTo(one);
        assertThat(one.and(other).and(one)).isEqualTo(one.and(other.and(one)));
    }

    @Property(tries = 40)
    void what_is_admitted_is_the_request(@ForAll("ceilings") Ceiling ceiling, @ForAll("specs") SecuritySpec spec) {
        assertThat(ceiling.admit(spec.profile(), DOCKER).spec()).isIn(Optional.empty(), Optional.of(spec));
    }

    @Property(tries = 100)
    void every_ceiling_reads_back(@ForAll("ceilings") Ceiling ceiling) {
        assertThat(CeilingDocument.read("a.yaml", CeilingDocument.toYaml(ceiling)))
                .isEqualTo(ceiling);
        assertThat(CeilingDocument.read("a.json", CeilingDocument.toJson(ceiling)))
                .isEqualTo(ceiling);
    }

    private static boolean isInForce(SecuritySpec spec) {
        return Meanings.losses(spec, DOCKER).stream().noneMatch(found -> found.effect() != Effect.CHANGED);
    }

    private static boolean isTaken(SecuritySpec spec) {
        return Refusals.of(spec, DOCKER).stream()
                .noneMatch(found ->
                        found.effect() == Effect.REFUSED_AT_CREATE || found.effect() == Effect.REFUSED_AT_START);
    }

    private static <T> SecurityProfile take(Control<T> control, SecurityProfile from, SecurityProfile into) {
        return into.with(control, from.get(control).orElseThrow());
    }

    private static SecurityProfile without(SecurityProfile profile) {
        return profile.validate().stream()
                .filter(Finding::isError)
                .findFirst()
                .map(error -> profile.without(error.control()))
                .orElse(profile);
    }

    private static SecuritySpec valid(SecurityProfile profile) {
        SecurityProfile smaller = without(profile);
        return smaller.equals(profile) ? profile.toSpec() : valid(smaller);
    }
}
