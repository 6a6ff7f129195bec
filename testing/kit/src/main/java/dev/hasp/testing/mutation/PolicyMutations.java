package dev.hasp.testing.mutation;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.order.Comparison;
import dev.hasp.order.Difference;
import dev.hasp.order.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Changes a preset in every way that matters and asks its own test whether it notices: each decision is left open, each
 * limit raised, each lock opened and each grant taken away, one at a time.
 *
 * <pre>{@code
 * PolicyMutations.of(NIGHTLY_JOB)
 *         .check(job -> assertThat(job).holdsNoCapabilities().hasReadOnlyRoot().hasPidsLimit(256))
 *         .assertAllNoticed();
 * }</pre>
 *
 * <p>Immutable: each {@code on} gives another.
 */
public final class PolicyMutations {

    private final SecurityProfile preset;
    private final EngineFacts engine;

    private PolicyMutations(SecurityProfile preset, EngineFacts engine) {
        this.preset = preset;
        this.engine = engine;
    }

    /**
     * Of a preset, judged on a fresh Docker 28.5.2.
     *
     * @throws dev.hasp.InvalidProfileException if it is no valid profile
     */
    public static PolicyMutations of(SecurityProfile preset) {
        preset.toSpec();
        return new PolicyMutations(preset, EngineFacts.plainDocker("28.5.2"));
    }

    /** Judged on that engine: what changes nothing there is no mutation. */
    public PolicyMutations on(EngineFacts facts) {
        return new PolicyMutations(preset, facts);
    }

    /**
     * Runs a check on every mutation.
     *
     * @param check the preset's own test: assertions on the profile that it is given
     * @throws AssertionError if the preset as it is does not pass
     */
    public MutationReport check(Consumer<SecurityProfile> check) {
        check.accept(preset);
        List<Mutation> noticed = new ArrayList<>();
        List<Mutation> unnoticed = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> withoutEffect = new ArrayList<>();
        EffectivePolicy meant = preset.toSpec().on(engine);
        for (Candidate candidate : different()) {
            String name = candidate.control() + ": " + candidate.change();
            if (candidate.profile().validate().stream().anyMatch(Finding::isError)) {
                refused.add(name);
                continue;
            }
            Comparison comparison = Comparison.of(candidate.profile().toSpec().on(engine), meant);
            if (comparison.relation() == Relation.EQUAL) {
                withoutEffect.add(name);
                continue;
            }
            Mutation mutation = new Mutation(
                    candidate.control(),
                    candidate.change(),
                    candidate.profile(),
                    comparison.relation(),
                    effect(comparison));
            (notices(check, mutation) ? noticed : unnoticed).add(mutation);
        }
        return new MutationReport(noticed, unnoticed, refused, withoutEffect);
    }

    /** No change twice, and none that is no change. */
    private List<Candidate> different() {
        Set<SecurityProfile> seen = new LinkedHashSet<>(List.of(preset));
        return Candidates.all(preset)
                .filter(candidate -> seen.add(candidate.profile()))
                .toList();
    }

    private static boolean notices(Consumer<SecurityProfile> check, Mutation mutation) {
        try {
            check.accept(mutation.profile());
            return false;
        } catch (AssertionError | RuntimeException failure) {
            return true;
        }
    }

    private static String effect(Comparison comparison) {
        for (Difference<?> difference : comparison.differences()) {
            if (difference.forward().witness().isPresent()) {
                return ", it may " + difference.forward().witness().get();
            }
        }
        for (Difference<?> difference : comparison.differences()) {
            if (difference.backward().witness().isPresent()) {
                return ", it may no longer " + difference.backward().witness().get();
            }
        }
        return comparison.differences().stream()
                .flatMap(difference -> difference.undecided().stream())
                .findFirst()
                .map(why -> ", " + why)
                .orElse("");
    }
}
