package dev.hasp.testing.laws;

import static dev.hasp.testing.assertions.HaspAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.document.ProfileDocument;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.meet.ConflictException;
import dev.hasp.order.Comparison;
import dev.hasp.witness.Witness;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What should hold of every preset. A test class implements it and says which preset; jqwik runs the laws beside the
 * class's own tests. A law that is not meant to hold is overridden with a method without an annotation.
 *
 * <pre>{@code
 * class NightlyJobTest implements PresetLaws {
 *     public SecurityProfile preset() {
 *         return SitePresets.NIGHTLY_JOB;
 *     }
 * }
 * }</pre>
 */
public interface PresetLaws {

    /** The preset. */
    SecurityProfile preset();

    /** The engine that it is judged on: a fresh Docker 28.5.2 unless a class says another. */
    default EngineFacts engine() {
        return EngineFacts.plainDocker("28.5.2");
    }

    /** What it must be at least as strict as: a container of which nothing is asked, unless a class says another. */
    default SecurityProfile noLooserThan() {
        return SecurityProfile.empty();
    }

    /** The codes of dangers that the preset has and needs: none unless a class says which. */
    default Set<String> acceptedDangers() {
        return Set.of();
    }

    /** Validation finds no error. */
    @Example
    default void it_is_valid() {
        assertThat(preset()).hasNoErrors();
    }

    /** Every decision can be said to {@code docker run}. */
    @Example
    default void its_flags_can_be_rendered() {
        assertThat(preset().toSpec().flags().arguments(Path.of("seccomp"))).hasSizeGreaterThanOrEqualTo(0);
    }

    /** A document of it, read back, decides the same. */
    @Example
    default void it_round_trips_through_yaml() {
        assertThat(ProfileDocument.read("preset.yaml", ProfileDocument.toYaml(preset())))
                .isEqualTo(preset());
    }

    /** It permits nothing that {@link #noLooserThan()} is known to deny. */
    @Example
    default void it_is_no_looser_than_it_may_be() {
        assertThat(knownExcess(preset(), noLooserThan()))
                .as("what the preset permits beyond what it may")
                .isEmpty();
    }

    /** It has no dangers but the {@linkplain #acceptedDangers() accepted} ones. */
    @Example
    default void it_has_no_dangers() {
        assertThat(preset()).on(engine()).hasNoDangersExcept(acceptedDangers().toArray(String[]::new));
    }

    /** Restricting it by itself changes nothing. */
    @Example
    default void restricting_it_by_itself_changes_nothing() {
        assertThat(preset().restrict(preset())).isEqualTo(preset());
    }

    /** It means something on every engine, and the same each time. */
    @Property(tries = 50)
    default void it_means_something_on_every_engine(@ForAll EngineFacts anywhere) {
        EffectivePolicy policy = preset().toSpec().on(anywhere);
        assertThat(policy).isEquallyStrictAs(preset().toSpec().on(anywhere));
    }

    /** A request that is restricted by it permits nothing that the preset is known to deny. */
    @Property(tries = 50)
    default void a_request_restricted_by_it_permits_no_more(@ForAll SecuritySpec request) {
        SecurityProfile restricted;
        try {
            restricted = request.profile().restrict(preset());
        } catch (ConflictException refused) {
            return;
        }
        if (restricted.validate().stream().anyMatch(finding -> finding.isError())) {
            return;
        }
        assertThat(knownExcess(restricted, preset()))
                .as("what %s permits beyond the preset", restricted)
                .isEmpty();
    }

    private List<Witness> knownExcess(SecurityProfile first, SecurityProfile second) {
        return Comparison.of(first.toSpec().on(engine()), second.toSpec().on(engine())).differences().stream()
                .flatMap(difference -> difference.forward().witness().stream())
                .toList();
    }
}
